/** What search keeps of a record: all that is matched and shown, and nothing that is not public. */
import { DIVISIONS } from '../city.ts';
import { isMany, storedList } from '../filter.ts';
import type { Collection, Field } from '../kinds.ts';
import { fieldsOf } from '../record.ts';

/** A searchable record. `tags` are its terms and zone as `field=code`; `codes` and `texts` are its other texts by field. */
export type Card = {
  collection: string;
  id: string;
  /** The record's own integer id, unique within its collection. */
  rid: number;
  name_zh: string;
  name_en: string | null;
  pinyin: string | null;
  /** Other names: short forms and, of a division, what people call it. */
  also: string[];
  codes: [field: string, text: string][];
  texts: [field: string, text: string][];
  tags: string[];
  division: string | null;
  verified_at: string | null;
  valid_until: string | null;
  lon: number | null;
  lat: number | null;
};

type Columns = { readonly [column: string]: string | number | null | undefined };

const NAMES = new Set(['name_zh', 'name_en', 'short_zh']);
const UNSEARCHED = /^contact_|^visibility$|^link$|_codes$/;
const CODE = /(^|_)(no|code)$/;
const ADDRESS = /^https?:/;

const text = (value: string | number | null | undefined): string | null =>
  value === null || value === undefined || value === '' ? null : String(value);

const valuesOf = (value: string, field: Field): string[] => (isMany(field) ? storedList(value) : [value]);

const SHORTER: readonly [RegExp, readonly string[]][] = [
  [/经济技术开发区$/, ['经开区', '开发区']],
  [/高新技术产业开发区$/, ['高新区', '开发区']],
  [/综合保税区$/, ['综保区', '保税区']],
];

/** What people call a zone: without the province, what is in brackets, and in the usual short form. */
function shortForms(name: string): string[] {
  const plain = name.replace(/[(（].*[)）]$/, '').replace(/^江苏省?/, '');
  const forms = SHORTER.flatMap(([ending, shorter]) =>
    ending.test(plain) ? shorter.map((one) => plain.replace(ending, one)) : [],
  );
  return [plain, ...forms];
}

function aliases(collection: Collection, record: Columns): string[] {
  const division =
    collection.id === 'divisions' ? DIVISIONS[String(record.code) as keyof typeof DIVISIONS] : null;
  const others: string[] = [];
  if (division)
    others.push(division.zh, division.en, ...division.aliases.filter((one: string) => !/^\d+$/.test(one)));
  if (collection.id === 'zones') others.push(...shortForms(String(record.name_zh)));
  return [...new Set([text(record.short_zh), ...others])].filter(
    (one) => one !== null && one !== record.name_zh && one !== record.name_en,
  ) as string[];
}

/** The card of a stored record (scalars as SQL holds them, many-valued fields as `|a|b|`). */
export function cardOf(record: Columns, collection: Collection): Card {
  const card: Card = {
    collection: collection.id,
    id: String(record.id),
    rid: Number(record.rid),
    name_zh: String(record.name_zh ?? ''),
    name_en: text(record.name_en),
    pinyin: text(record.pinyin),
    also: aliases(collection, record),
    codes: [],
    texts: [],
    tags: [],
    division: text(record.division),
    verified_at: text(record.verified_at),
    valid_until: text(record.valid_until),
    lon: (record.lon as number | null | undefined) ?? null,
    lat: (record.lat as number | null | undefined) ?? null,
  };
  for (const [name, field] of Object.entries<Field>(fieldsOf(collection))) {
    const value = text(record[name]);
    if (value === null || NAMES.has(name) || UNSEARCHED.test(name)) continue;
    if (field.kind === 'term' || (field.kind === 'reference' && name === 'zone'))
      card.tags.push(...valuesOf(value, field).map((code) => `${name}=${code}`));
    else if (field.kind === 'flag') {
      if (value === '1') card.tags.push(`${name}=true`);
    } else if (field.kind === 'text' && CODE.test(name)) card.codes.push([name, value]);
    else if (field.kind === 'text')
      card.texts.push(
        ...valuesOf(value, field)
          .filter((one) => !ADDRESS.test(one))
          .map((one): [string, string] => [name, one]),
      );
  }
  return card;
}
