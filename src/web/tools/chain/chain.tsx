/** A chain as a diagram beside the map: its links with firms, local share and gaps; a link filters list and map. */
import { useEffect, useRef } from 'preact/hooks';
import { all, conjuncts } from '../../../domain/filter.ts';
import { CHAINS } from '../../../domain/vocabulary.ts';
import { adopt } from '../../adopt.ts';
import { words } from '../../filter/words.ts';
import { numberText } from '../../shell/number.ts';
import { filter, language } from '../../state/app.ts';
import style from './chain.css?inline';
import { ChainDiagram, shareText } from './chain-diagram.tsx';
import {
  chain,
  chooseChain,
  chooseNode,
  chosen,
  firmTotal,
  hasFailed,
  isCounted,
  nodes,
  others,
  retry,
} from './data.ts';
import { gapCounts, missingIn, type Node } from './diagram.ts';
import { GapMark, gapWord } from './gap-mark.tsx';
import { NodeDetail } from './node-detail.tsx';
import { Partners } from './partners.tsx';
import { texts } from './texts.ts';

adopt(style);

const number = (value: number) => numberText(value, language.value);

function ChainPicker() {
  return (
    <fieldset class="chain-picker" aria-label={texts.value.chain}>
      {Object.entries(CHAINS).map(([code, label]) => (
        <button
          type="button"
          key={code}
          class="pill"
          aria-pressed={chain.value === code}
          onClick={() => chooseChain(code)}
        >
          {label[language.value]}
        </button>
      ))}
    </fieldset>
  );
}

function Summary({ all }: { all: readonly Node[] }) {
  const gaps = gapCounts(all).map(([gap, count]) => texts.value.gapCount(gapWord(gap), number(count)));
  return (
    <>
      <p class="chain-summary" aria-live="polite">
        {all.some(({ isSample }) => isSample) && <span class="tag tag-quiet">{texts.value.sample}</span>}
        {texts.value.summary(number(all.length), gaps.join(texts.value.joint))}
      </p>
      {others.value.length > 0 && firmTotal.value !== undefined && (
        <p class="quiet chain-note">{texts.value.firmsOf(number(firmTotal.value), countedWords())}</p>
      )}
    </>
  );
}

/** The filter under which firms are counted, in words. */
const countedWords = () =>
  conjuncts(filter.value ?? all())
    .filter(isCounted)
    .map(words)
    .join(texts.value.joint);

/** The gaps as a list: the same as the diagram's marks, in order of need. */
function Missing({ all }: { all: readonly Node[] }) {
  const missing = missingIn(all);
  return (
    <section class="missing">
      <h3>{texts.value.missing}</h3>
      {missing.length === 0 && <p class="quiet chain-note">{texts.value.noMissing}</p>}
      <ul>
        {missing.map(({ id, name, gap, share }) => (
          <li key={id}>
            <button type="button" aria-pressed={chosen.value === id} onClick={() => chooseNode(id)}>
              <GapMark gap={gap} />
              <span>{name[language.value]}</span>
              <span class="quiet">{shareText(share)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

export function Tool() {
  const all = nodes.value;
  const node = all?.find(({ id }) => id === chosen.value);
  // A link of the page that names a node shows the diagram first.
  const first = useRef(chosen.value);
  useEffect(() => {
    if (chosen.value !== first.current) first.current = undefined;
  }, [chosen.value]);
  return (
    <div class="chain-tool">
      <ChainPicker />
      {hasFailed.value && (
        <p class="chain-note" role="alert">
          {texts.value.failed}{' '}
          <button type="button" class="link" onClick={retry}>
            {texts.value.retry}
          </button>
        </p>
      )}
      {!all && !hasFailed.value && (
        <p class="quiet" role="status">
          {texts.value.loading}
        </p>
      )}
      {all && (
        <>
          <Summary all={all} />
          <ChainDiagram nodes={all} />
          {node && <NodeDetail node={node} isNew={node.id !== first.current} />}
          <Missing all={all} />
          <Partners />
          <p class="quiet chain-note">{texts.value.noFlow}</p>
        </>
      )}
    </div>
  );
}
