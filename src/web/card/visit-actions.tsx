/** From the open record into a visit: as one of its stops, or, where it is a route, as its beginning. */
import { useSignal } from '@preact/signals';
import { collectionOf } from '../../domain/maps/index.ts';
import type { Item } from '../api.ts';
import { Icon } from '../shell/icon.tsx';
import { numberText } from '../shell/number.ts';
import { language } from '../state/app.ts';
import { openItem } from '../state/opened.ts';
import type { RecordKey } from '../state/picks.ts';
import { startFromRoute, stopsOf } from '../state/route-visit.ts';
import { openTool } from '../state/tool.ts';
import { isFull, isStop, stopCount, toggleStop } from '../state/visit.ts';
import { texts } from './visit-texts.ts';

export { ClosedStops } from './closed-stops.tsx';
export { RouteTime } from './route-time.tsx';

function StartFromRoute({ pick, item }: { pick: RecordKey; item: Item }) {
  const status = useSignal<'ready' | 'loading' | 'failed'>('ready');
  const start = async () => {
    status.value = 'loading';
    try {
      await startFromRoute(collectionOf(pick.collection)!, item);
      status.value = 'ready';
    } catch {
      status.value = 'failed';
    }
  };
  const words = { ready: texts.value.start, loading: texts.value.starting, failed: texts.value.startFailed };
  return (
    <button type="button" class="pill" aria-disabled={status.value === 'loading'} onClick={start}>
      <Icon name="clock" />
      <span aria-live="polite">{words[status.value]}</span>
    </button>
  );
}

export function VisitActions({ pick }: { pick: RecordKey }) {
  const item = openItem.value?.item;
  const collection = collectionOf(pick.collection);
  if (!item || !collection) return null;
  const stopped = isStop(pick);
  const placed = typeof item.properties.lon === 'number' && collection.geometry !== 'LineString';
  const blocked = isFull.value && !stopped;
  return (
    <>
      {stopsOf(collection) && <StartFromRoute pick={pick} item={item} />}
      {placed && (
        <button
          type="button"
          class="pill"
          aria-pressed={stopped}
          disabled={blocked}
          onClick={() => toggleStop(pick)}
        >
          <Icon name={stopped ? 'check' : 'plus'} />
          {blocked ? texts.value.full : stopped ? texts.value.added : texts.value.add}
        </button>
      )}
      {stopCount.value > 0 && (
        <button type="button" class="pill" onClick={() => openTool('visit')}>
          <Icon name="clock" />
          {texts.value.open(numberText(stopCount.value, language.value))}
        </button>
      )}
    </>
  );
}
