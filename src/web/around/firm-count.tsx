/** How many firms there are within so many metres, as a way to their list. */
import type { Named } from '../../domain/around/answer.ts';
import type { Position } from '../../domain/geometry.ts';
import { plainName } from '../list/name.tsx';
import { far, listWithin, many } from './state.ts';
import { texts } from './texts.ts';

/** Where firms are counted: `field` is the one by which they refer to a link. */
export type Where = { collection: string; field: string; position: Position; metres: number };

type Props = { link: Named; count: number; where: Where; said: string };

export function FirmCount({ link, count, where, said }: Props) {
  const { collection, field, position, metres } = where;
  const distance = far(metres);
  if (count === 0) return <span class="quiet around-count">{texts.value.nobody(distance)}</span>;
  const { name_zh, name_en, pinyin, id } = link;
  return (
    <button
      type="button"
      class="link around-count"
      aria-label={texts.value.listFirms(plainName({ name_zh, name_en, pinyin }), many(count), distance)}
      onClick={() => listWithin(collection, position, metres, { [field]: id })}
    >
      {said}
    </button>
  );
}
