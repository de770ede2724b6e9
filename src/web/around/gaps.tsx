/** The links of the related chains that lack something. */
import { useSignal } from '@preact/signals';
import type { Around, Gap } from '../../domain/around/answer.ts';
import { FirmCount, type Where } from './firm-count.tsx';
import { GapTag } from './gap-tag.tsx';
import { RecordLink } from './record-link.tsx';
import { far, many } from './state.ts';
import { texts } from './texts.ts';

const FEW = 4;

function GapItem({ gap: { record, terms, count }, where }: { gap: Gap; where: Where | undefined }) {
  return (
    <li class="around-gap">
      <GapTag collection={record.collection} gap={terms.gap ?? null} nobody={count === 0} />
      <RecordLink record={record} />
      {count !== null && where && (
        <FirmCount
          link={record}
          count={count}
          where={where}
          said={texts.value.firmsIn(many(count), far(where.metres))}
        />
      )}
    </li>
  );
}

/** Of each chain in turn the worst, so that the first few are not all of one. */
function inTurn(gaps: readonly Gap[]): Gap[] {
  const seen = new Map<string, number>();
  const turns = gaps.map((gap) => {
    const chain = gap.terms.chain ?? '';
    const turn = seen.get(chain) ?? 0;
    seen.set(chain, turn + 1);
    return { gap, turn };
  });
  return turns.sort((a, b) => a.turn - b.turn).map(({ gap }) => gap);
}

/** `where` firms are counted at most; undefined without a place. */
export function Gaps({ found, where }: { found: Around; where: Where | undefined }) {
  const all = useSignal(false);
  const gaps = inTurn(found.gaps);
  return (
    <div class="around-part">
      <h4>
        {texts.value.gaps} <span class="badge">{many(gaps.length)}</span>
      </h4>
      <p class="quiet">{gaps.length === 0 ? texts.value.noGaps : texts.value.gapsNote}</p>
      <ul>
        {gaps.slice(0, all.value ? undefined : FEW).map((gap) => (
          <GapItem key={gap.record.id} gap={gap} where={where} />
        ))}
      </ul>
      {gaps.length > FEW && (
        <button type="button" class="link" aria-expanded={all.value} onClick={() => (all.value = !all.value)}>
          {all.value ? texts.value.fewer : texts.value.allGaps(many(gaps.length))}
        </button>
      )}
    </div>
  );
}
