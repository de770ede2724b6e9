/** A record named in a list: opened in the page where it has a map, on its own page else. */
import type { ComponentChildren } from 'preact';
import type { Named, Near } from '../../domain/around/answer.ts';
import { VIEWS } from '../../domain/maps/index.ts';
import { Name } from '../list/name.tsx';
import { language } from '../state/app.ts';
import { hovered, openRecord } from '../state/opened.ts';
import { far } from './state.ts';

const isOpenable = (collection: string) =>
  VIEWS.some(({ collections }) => collections.some(({ id }) => id === collection));

type Props = { record: Named | Near; children?: ComponentChildren };

export function RecordLink({ record, children }: Props) {
  const { collection, id, name_zh, name_en, pinyin } = record;
  const near = 'distance' in record ? record : undefined;
  const over = () => {
    if (near) hovered.value = { collection, id, lon: near.position[0], lat: near.position[1] };
  };
  const out = () => {
    if (hovered.peek()?.id === id) hovered.value = undefined;
  };
  const pointing = { onMouseEnter: over, onMouseLeave: out, onFocus: over, onBlur: out };
  const content = (
    <>
      <span class="around-name">
        <Name properties={{ name_zh, name_en, pinyin }} />
        {children}
      </span>
      {near && <span class="around-distance">{far(near.distance)}</span>}
    </>
  );
  if (isOpenable(collection))
    return (
      <button
        type="button"
        class="around-record"
        {...pointing}
        onClick={() => {
          out();
          openRecord(collection, id, true);
        }}
      >
        {content}
      </button>
    );
  return (
    <a class="around-record" href={`/records/${collection}/${id}?lang=${language.value}`} {...pointing}>
      {content}
    </a>
  );
}
