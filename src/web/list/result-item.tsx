/** One record in the list. */
import type { Collection } from '../../domain/kinds.ts';
import type { Item } from '../api.ts';
import { language, place, text, today } from '../state/app.ts';
import { hovered, openRecord } from '../state/opened.ts';
import { facts, shortFacts } from './facts.ts';
import { Name } from './name.tsx';

const SOON_DAYS = 30;

const daysUntil = (day: string) => (Date.parse(day) - Date.parse(today)) / 86_400_000;

/** When the record was last verified, or that it will soon end. */
function Freshness({ item }: { item: Item }) {
  const { verified_at: verified, valid_until: until } = item.properties;
  const soon = typeof until === 'string' && daysUntil(until) <= SOON_DAYS;
  if (soon) return <span class="fresh fresh-soon">{text.value.expires(until)}</span>;
  return (
    <span class="fresh">
      {typeof verified === 'string' ? text.value.verified(verified) : text.value.neverVerified}
    </span>
  );
}

type Props = { collection: Collection; item: Item };

export function ResultItem({ collection, item }: Props) {
  const { properties, id } = item;
  const [status] = facts(collection, properties, ['status']);
  const [division] = facts(collection, properties, ['division']);
  const { lon, lat } = properties;
  const placed = typeof lon === 'number' && typeof lat === 'number';
  const over = () => {
    hovered.value = { collection: collection.id, id, ...(placed && { lon, lat }) };
  };
  const out = () => {
    if (hovered.peek()?.id === id) hovered.value = undefined;
  };
  const isHovered = hovered.value?.id === id;
  return (
    <li class={`result${isHovered ? ' is-hovered' : ''}`} onMouseEnter={over} onMouseLeave={out}>
      <button
        type="button"
        class="result-button"
        aria-current={place.value.open?.id === id ? 'true' : undefined}
        onClick={() => openRecord(collection.id, id, true)}
        onFocus={over}
        onBlur={out}
        lang={language.value === 'zh' ? 'zh-CN' : 'en'}
      >
        <span class="result-head">
          <span class="result-name">
            <Name properties={properties} />
          </span>
          {status && <span class={`tag status-${String(properties.status)}`}>{status.value}</span>}
        </span>
        <span class="result-facts">
          {shortFacts(collection, properties, 4).map(({ name, label, value }) => (
            <span key={name}>
              <span class="quiet">{label}</span> {value}
            </span>
          ))}
        </span>
        <span class="result-foot">
          <span>{division?.value ?? ''}</span>
          {collection.geometry !== 'None' && !placed && <span class="quiet">{text.value.unplaced}</span>}
          <Freshness item={item} />
        </span>
      </button>
    </li>
  );
}
