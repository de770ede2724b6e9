/** What ends a list: what would be found with one condition less or wider, when little or nothing fits, and another map. */
import { numberText } from '../shell/number.ts';
import { collection, language, text } from '../state/app.ts';
import { applyNearMiss, nearMisses } from '../state/facets.ts';
import { Elsewhere } from './elsewhere.tsx';

function Misses({ found }: { found: number }) {
  const misses = nearMisses.value;
  const what = collection.value.label[language.value];
  return (
    <section class="near-misses" aria-label={text.value.nearMisses}>
      <p>{found === 0 ? text.value.nothingFits(what) : text.value.littleFits}</p>
      <ul>
        {misses.map((miss) => (
          <li key={`${miss.kind} ${miss.parameter} ${miss.value}`}>
            <button type="button" class="near-miss" onClick={() => applyNearMiss(miss)}>
              <span>{miss.text[language.value]}</span>
              <span class="near-miss-count">
                {text.value.records(numberText(miss.numberMatched, language.value))}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
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
