/** Institutes, passing routes and hubs: the nearest, with distances. */
import type { Around, Nearby } from '../../domain/around/answer.ts';
import type { Position } from '../../domain/geometry.ts';
import { language } from '../state/app.ts';
import { RecordLink } from './record-link.tsx';
import { far, listWithin, many } from './state.ts';
import { texts } from './texts.ts';

/** Records counted in one radius; what lies farther is named only where there is nothing nearer. */
function Counted({ nearby, at, position }: { nearby: Nearby; at: number; position: Position }) {
  const metres = nearby.radii[at]!;
  const count = nearby.counts[at]!;
  const inside = (nearby.nearest ?? []).filter(({ distance }) => distance <= metres);
  const shown = inside.length > 0 ? inside : (nearby.nearest ?? []).slice(0, 1);
  // A list of what was measured by other places cannot be asked for.
  const isListed = nearby.measured_by === undefined && count > shown.length;
  const said = nearby.measured_by === undefined ? texts.value.institutes : texts.value.passing;
  return (
    <div class="around-part">
      <h4>{nearby.title[language.value]}</h4>
      <p class="quiet">
        {count === 0
          ? `${texts.value.none(far(metres))}${shown.length > 0 ? `${language.value === 'zh' ? '，' : '. '}${texts.value.nearest}` : ''}`
          : said(many(count), far(metres))}
      </p>
      <ul>
        {shown.map((record) => (
          <li key={record.id}>
            <RecordLink record={record} />
          </li>
        ))}
      </ul>
      {isListed && (
        <button type="button" class="link" onClick={() => listWithin(nearby.collection, position, metres)}>
          {texts.value.seeAll(many(count))}
        </button>
      )}
    </div>
  );
}

function Grouped({ nearby }: { nearby: Nearby }) {
  return (
    <div class="around-part">
      <h4>{texts.value.hubs}</h4>
      <ul>
        {(nearby.groups ?? []).flatMap((group) =>
          (group.nearest ?? []).map((record) => (
            <li key={record.id}>
              <RecordLink record={record}>
                {'title' in group && <span class="quiet"> · {group.title[language.value]}</span>}
              </RecordLink>
            </li>
          )),
        )}
      </ul>
    </div>
  );
}

/** All that is around but what comes by chains. */
export function Places({ found, position }: { found: Around; position: Position }) {
  return (
    <>
      {found.nearby.map((nearby) => {
        if (nearby.radii.length === 0) return <Grouped key={nearby.collection} nearby={nearby} />;
        if (nearby.groups) return null;
        // Of routes the nearest radius is passing by; of institutes the widest is a day's reach.
        const at = nearby.measured_by === undefined ? nearby.radii.length - 1 : 0;
        return <Counted key={nearby.collection} nearby={nearby} at={at} position={position} />;
      })}
    </>
  );
}
