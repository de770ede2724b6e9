/** Which stops of a route do not take foreign visitors. */
import { computed } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { collectionOf } from '../../domain/maps/index.ts';
import { type Items, itemsPath, readItems } from '../api.ts';
import { language } from '../state/app.ts';
import type { RecordKey } from '../state/picks.ts';
import { remote } from '../state/remote.ts';
import { stopsOf } from '../state/route-visit.ts';
import { texts } from './visit-texts.ts';

/** Nothing for a record without stops, or where all are open. */
export function ClosedStops({ collection, id }: RecordKey) {
  const closed = useMemo(() => {
    const stops = stopsOf(collectionOf(collection)!);
    const url =
      stops &&
      itemsPath(stops.from.id, [
        [stops.field, id],
        ['foreign_ok', 'false'],
        ['sortby', 'seq'],
        ['skipGeometry', 'true'],
      ]);
    return remote<Items>(
      computed(() => url),
      readItems,
    );
  }, [collection, id]);
  const numbers = closed.current.value.value?.features.map(({ properties }) => String(properties.seq));
  if (!numbers?.length) return null;
  return (
    <p class="warning closed-stops">
      {texts.value.closedStops(numbers.join(language.value === 'zh' ? '、' : ', '))}
    </p>
  );
}
