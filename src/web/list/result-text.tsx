/** What a record says of itself in a list, and how the pointer on it shows on the map. */
import type { Collection } from '../../domain/kinds.ts';
import type { Item } from '../api.ts';
import { hovered } from '../state/opened.ts';
import { facts, shortFacts } from './facts.ts';
import { Name } from './name.tsx';
import { Written } from './written.tsx';

type Props = { collection: Collection; properties: Item['properties']; most: number };

/** Name, status, and at most so many facts. */
export function ResultText({ collection, properties, most }: Props) {
  const [status] = facts(collection, properties, ['status']);
  return (
    <>
      <span class="result-head">
        <span class="result-name">
          <Name properties={properties} />
        </span>
        {status && <span class={`tag status-${String(properties.status)}`}>{status.value}</span>}
      </span>
      <span class="result-facts">
        {shortFacts(collection, properties, most).map(({ name, label, value }) => (
          <span key={name}>
            <span class="quiet">{label}</span> <Written value={value} />
          </span>
        ))}
      </span>
    </>
  );
}

/** Whether a record has a place, and what puts it before the others on the map while pointer or focus is on it. */
export function pointing(collection: Collection, { id, properties: { lon, lat } }: Item) {
  const placed = typeof lon === 'number' && typeof lat === 'number';
  return {
    placed,
    over: () => {
      hovered.value = { collection: collection.id, id, ...(placed && { lon, lat }) };
    },
    out: () => {
      if (hovered.peek()?.id === id) hovered.value = undefined;
    },
  };
}
