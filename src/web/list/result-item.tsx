/** One record in the list. */
import type { Collection } from '../../domain/kinds.ts';
import type { Item } from '../api.ts';
import { language, place, text } from '../state/app.ts';
import { hovered, openRecord } from '../state/opened.ts';
import { pickOf } from '../state/picks.ts';
import { facts } from './facts.ts';
import { Fresh, isEnding } from './fresh.tsx';
import { plainName } from './name.tsx';
import { pointing, ResultText } from './result-text.tsx';
import { Star } from './star.tsx';

/** So many facts a record shows in the list. */
export const LIST_FACTS = 4;

type Props = { collection: Collection; item: Item };

export function ResultItem({ collection, item }: Props) {
  const { properties, id } = item;
  const [division] = facts(collection, properties, ['division']);
  const { placed, over, out } = pointing(collection, item);
  const isHovered = hovered.value?.id === id;
  return (
    <li
      class={`result${isHovered ? ' is-hovered' : ''}${isEnding(properties) ? ' is-ending' : ''}`}
      onMouseEnter={over}
      onMouseLeave={out}
    >
      <button
        type="button"
        class="result-button"
        aria-current={place.value.open?.id === id ? 'true' : undefined}
        onClick={() => openRecord(collection.id, id, true)}
        onFocus={over}
        onBlur={out}
        lang={language.value === 'zh' ? 'zh-CN' : 'en'}
      >
        <ResultText collection={collection} properties={properties} most={LIST_FACTS} />
        <span class="result-foot">
          <span>{division?.value ?? ''}</span>
          {collection.geometry !== 'None' && !placed && <span class="quiet">{text.value.unplaced}</span>}
          <Fresh properties={properties} />
        </span>
      </button>
      <Star pick={pickOf({ collection: collection.id, id }, properties)} name={plainName(properties)} />
    </li>
  );
}
