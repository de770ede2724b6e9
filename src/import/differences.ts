/** What is different between two versions of a record, field by field, and how that is written. */
import { distance } from '../domain/distance.ts';
import type { Collection, Field, Label, Language } from '../domain/kinds.ts';
import { fieldsOf } from '../domain/record.ts';
import { type Names, valueText } from '../domain/sentence.ts';
import { served } from '../domain/stored-value.ts';
import { UNITS } from '../domain/units.ts';
import type { Stored } from './record.ts';

/** A field whose values differ, as stored. `geometry` says by how many metres the label point moved, where both have one. */
export type Difference = {
  field: string;
  from: string | number | null;
  to: string | number | null;
  moved?: number;
};

const OTHERS: Readonly<Record<string, Label>> = {
  geometry: { zh: '位置', en: 'Place' },
  media: { zh: '图片与文件', en: 'Pictures and documents' },
  extra: { zh: '其他列', en: 'Other columns' },
};

function movedBy(before: Stored, after: Stored): number | undefined {
  const [a, b, c, d] = [before.lon, before.lat, after.lon, after.lat].map((value) =>
    typeof value === 'number' ? value : undefined,
  );
  if (a === undefined || b === undefined || c === undefined || d === undefined) return undefined;
  return distance([a, b], [c, d]);
}

/** The differences in the order of the definition, the place and what is beside the fields last. */
export function differences(before: Stored, after: Stored, collection: Collection): Difference[] {
  const names = [...Object.keys(fieldsOf(collection)), ...Object.keys(OTHERS)];
  return names.flatMap((field) => {
    const [from, to] = [before[field] ?? null, after[field] ?? null];
    if (from === to) return [];
    const moved = field === 'geometry' ? movedBy(before, after) : undefined;
    return [{ field, from, to, ...(moved === undefined ? {} : { moved }) }];
  });
}

/** What a field is called. */
export const fieldLabel = (name: string, collection: Collection): Label =>
  fieldsOf(collection)[name]?.label ?? OTHERS[name] ?? { zh: name, en: name };

/** The label point of a record in degrees, east before north. */
export const placeText = (record: Stored): string =>
  typeof record.lon === 'number' && typeof record.lat === 'number'
    ? `${record.lon.toFixed(6)}, ${record.lat.toFixed(6)}`
    : '—';

/** In the unit it is stored in: two values that are one in the unit people read. */
const exact = (value: string | number | null, field: Field): string => {
  const unit = field.kind === 'number' || field.kind === 'count' ? field.unit : undefined;
  return value === null ? '—' : `${value}${unit ? ` ${UNITS[unit].label.en}` : ''}`;
};

/** Both values of a difference as a person reads them, never the same twice. */
export function differenceText(
  { field: name, from, to, moved }: Difference,
  { before, after, collection }: { before: Stored; after: Stored; collection: Collection },
  language: Language,
  naming?: Names,
): { from: string; to: string } {
  if (name === 'geometry') {
    const [a, b] = [placeText(before), placeText(after)];
    const metres = moved === undefined ? '' : ` (${moved < 10 ? moved.toFixed(1) : Math.round(moved)} m)`;
    if (a !== b) return { from: a, to: `${b}${metres}` };
    return language === 'zh'
      ? { from: '原轮廓', to: '新轮廓（标注点未动）' }
      : { from: 'former outline', to: 'new outline (same label point)' };
  }
  const field = fieldsOf(collection)[name];
  if (!field) return { from: from === null ? '—' : String(from), to: to === null ? '—' : String(to) };
  const [a, b] = [from, to].map((value) => valueText(served(value, field), field, language, naming));
  return a === b ? { from: exact(from, field), to: exact(to, field) } : { from: a!, to: b! };
}
