/** One record in the list: a link to its page that opens it here. */
import type { Collection } from '../../domain/kinds.ts';
import type { Item as Record } from '../api.ts';
import { pointing, ResultText } from '../list/result-text.tsx';
import { place } from '../state/app.ts';
import { hovered, openRecord } from '../state/opened.ts';
import { recordLink } from './links.ts';

/** So many facts; the server writes as many (`worker/embed/list.ts`). */
const FACTS = 3;

const isPlain = ({ ctrlKey, metaKey, shiftKey, altKey }: MouseEvent) =>
  !(ctrlKey || metaKey || shiftKey || altKey);

export function Item({ collection, item }: { collection: Collection; item: Record }) {
  const { id, properties } = item;
  const { over, out } = pointing(collection, item);
  return (
    <li
      class={`result${hovered.value?.id === id ? ' is-hovered' : ''}`}
      onMouseEnter={over}
      onMouseLeave={out}
    >
      <a
        class="result-button"
        href={recordLink(collection.id, id)}
        target="_blank"
        rel="noopener"
        aria-current={place.value.open?.id === id ? 'true' : undefined}
        onFocus={over}
        onBlur={out}
        onClick={(event) => {
          if (!isPlain(event)) return;
          event.preventDefault();
          openRecord(collection.id, id, true);
        }}
      >
        <ResultText collection={collection} properties={properties} most={FACTS} />
      </a>
    </li>
  );
}
