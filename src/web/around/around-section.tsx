/** “Around here”: what lies around the open record. */
import { computed } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { Around } from '../../domain/around/answer.ts';
import { adopt } from '../adopt.ts';
import { collectionPath, readAround } from '../api.ts';
import { text as common, place } from '../state/app.ts';
import { remote } from '../state/remote.ts';
import style from './around.css?inline';
import { Gaps } from './gaps.tsx';
import { Places } from './places.tsx';
import { Policies } from './policies.tsx';
import { Suppliers, whereOf } from './suppliers.tsx';
import { texts } from './texts.ts';

adopt(style);

/** The oldest day of the data it is made of. */
const asOf = ({ data_as_of: days }: Around) => days.map((one) => one.data_as_of).sort()[0];

function Found({ found }: { found: Around }) {
  const { position, nearby } = found;
  const firms = nearby.find(({ groups, radii }) => groups && radii.length > 0);
  const day = asOf(found);
  const places = position && <Places found={found} position={position} />;
  // What belongs to no chain, a warehouse, is about who passes by and how goods come and go.
  const isOfChains = found.related.length > 0;
  return (
    <>
      <p class="quiet">
        {position ? texts.value.note : texts.value.noPlace} {day && texts.value.asOf(day)}
      </p>
      {!isOfChains && places}
      {firms && position && <Suppliers found={found} firms={firms} position={position} />}
      <Gaps
        found={found}
        where={firms && position ? whereOf(firms, position, firms.radii.length - 1) : undefined}
      />
      {isOfChains && places}
      <Policies found={found} />
    </>
  );
}

/** Path of what lies around a record, the chains of some industries (codes, separated by commas) first. */
const aroundPath = (collection: string, id: string, industries = ''): string =>
  collectionPath(
    collection,
    `items/${encodeURIComponent(id)}/around${industries && `?industries=${encodeURIComponent(industries)}`}`,
  );

export function AroundSection({ collection, id }: { collection: string; id: string }) {
  const around = useMemo(
    () =>
      remote<Around>(
        computed(() => aroundPath(collection, id, place.value.params.industries)),
        readAround,
      ),
    [collection, id],
  );
  const { status, value } = around.current.value;
  if (value) return <Found found={value} />;
  if (status === 'failed')
    return (
      <div class="around-failed" role="alert">
        <p>{texts.value.failed}</p>
        <button type="button" class="pill" onClick={around.retry}>
          {common.value.retry}
        </button>
      </div>
    );
  return (
    <p class="quiet" role="status">
      {common.value.loading}
    </p>
  );
}
