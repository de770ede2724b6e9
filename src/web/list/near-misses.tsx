/** What ends a list: what would be found with one condition less or wider, when little or nothing fits, and another map. */
import { removable } from '../filter/chips.tsx';
import { numberText } from '../shell/number.ts';
import { collection, language, text } from '../state/app.ts';
import { applyNearMiss, nearMisses } from '../state/facets.ts';
import { Elsewhere } from './elsewhere.tsx';
import { texts } from './miss-texts.ts';

function Misses({ found }: { found: number }) {
  const misses = nearMisses.value;
  const what = collection.value.label[language.value];
  return (
    <section class="near-misses" aria-label={texts.value.nearMisses}>
      <p>{found === 0 ? texts.value.nothingFits(what) : texts.value.littleFits}</p>
      <ul>
        {misses.map((miss) => (
          <li key={`${miss.kind} ${miss.parameter} ${miss.value}`}>
            <button type="button" class="near-miss" onClick={() => applyNearMiss(miss)}>
              <span>{miss.text[language.value]}</span>
              <span class="near-miss-count">
                {texts.value.records(numberText(miss.numberMatched, language.value))}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** In place of a list of nothing. */
export function Empty() {
  return (
    <div class="notice">
      {nearMisses.value.length > 0 ? (
        <Misses found={0} />
      ) : (
        <>
          <p class="notice-title">{text.value.empty}</p>
          <Removals />
        </>
      )}
    </div>
  );
}

/** The conditions, each to be taken off by hand, where nobody knows what that would bring. */
function Removals() {
  return (
    <>
      {removable().length > 0 && <p>{texts.value.emptyHint}</p>}
      <ul class="chips">
        {removable().map(({ name, words, remove }) => (
          <li key={name}>
            <button type="button" class="pill" onClick={remove}>
              {words}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

export function NearMisses({ found }: { found: number }) {
  return (
    <>
      {nearMisses.value.length > 0 && <Misses found={found} />}
      <Elsewhere isAbove={false} />
    </>
  );
}
