/** What stands side by side when records are compared: rows from the definitions, with what differs. */
import type { Collection, Field, Language } from '../../../domain/kinds.ts';
import { fieldsOf, IDENTITY, PROVENANCE } from '../../../domain/record.ts';
import { type Names, type Units, valueText } from '../../../domain/sentence.ts';
import type { Properties } from '../../api.ts';

export type Compared = { collection: Collection; properties: Properties };

/** What a row is about; sections stand in this order. */
export const SECTIONS = ['leading', 'place', 'details', 'contact', 'provenance'] as const;
export type Section = (typeof SECTIONS)[number];

/** A field of one or several collections: the same name, meaning and unit is one column or row. */
export type Joined = { name: string; field: Field; section: Section; collections: ReadonlySet<string> };

const NOT_SHOWN = new Set(['name_zh', 'name_en', 'visibility']);

function sectionOf(name: string, { card }: Collection): Section {
  if (name === 'status' || card.includes(name)) return 'leading';
  if (Object.hasOwn(IDENTITY, name)) return 'place';
  if (name.startsWith('contact_')) return 'contact';
  return Object.hasOwn(PROVENANCE, name) ? 'provenance' : 'details';
}

/** What two fields of one name must share to be one: their values then read the same. */
const meaningOf = (field: Field): unknown => [
  field.kind,
  field.label,
  'unit' in field && field.unit,
  field.kind === 'term' && Object.entries(field.terms).map(([code, { zh, en }]) => [code, zh, en]),
];

/** Fields of the collections in reading order: sections, and what a card shows first within the first of them. */
export function joinedFields(collections: readonly Collection[]): Joined[] {
  const found = new Map<string, Joined>();
  for (const collection of collections) {
    const fields = fieldsOf(collection);
    const names = [...new Set(['status', ...collection.card, ...Object.keys(fields)])];
    for (const name of names) {
      const field = fields[name];
      if (!field || NOT_SHOWN.has(name)) continue;
      const key = JSON.stringify([name, meaningOf(field)]);
      const before = found.get(key);
      found.set(key, {
        ...(before ?? { name, field, section: sectionOf(name, collection) }),
        collections: new Set([...(before?.collections ?? []), collection.id]),
      });
    }
  }
  return SECTIONS.flatMap((section) => [...found.values()].filter((one) => one.section === section));
}

/** `unstated`: the field has no value; `inapplicable`: records of that kind have no such field. */
export type Cell = { text: string } | 'unstated' | 'inapplicable';

/** Why a value stands out: which end of the row it is. */
export type Merit = 'lowest' | 'highest' | 'earliest';

export type Row = Joined & {
  cells: Cell[];
  /** Whether the records that can have a value do not all have the same one. */
  differs: boolean;
  /** The columns that are best where the definition says what is better. */
  best: { columns: ReadonlySet<number>; merit: Merit } | undefined;
};

const isGiven = (value: unknown): boolean =>
  value !== null && value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0);

/** Order of a list of values does not matter. */
const written = (value: unknown): string =>
  isGiven(value) ? JSON.stringify(Array.isArray(value) ? [...value].sort() : value) : '';

function meritOf(field: Field): Merit | undefined {
  if (field.kind === 'number' || field.kind === 'count')
    return field.better && (field.better === 'less' ? 'lowest' : 'highest');
  return (field.kind === 'date' || field.kind === 'text') && field.onset ? 'earliest' : undefined;
}

function bestOf(field: Field, values: readonly unknown[]): Row['best'] {
  const merit = meritOf(field);
  const given = values.filter(isGiven) as (number | string)[];
  if (!merit || given.length < 2 || new Set(given).size < 2) return undefined;
  const [first, ...rest] = given;
  const best = rest.reduce((a, b) => ((merit === 'highest' ? b > a : b < a) ? b : a), first!);
  return { columns: new Set(values.flatMap((value, i) => (value === best ? [i] : []))), merit };
}

/** The rows for records in the order of their columns; fields of which none says anything are left out. */
export function rows(compared: readonly Compared[], language: Language, names: Names, units: Units): Row[] {
  return joinedFields([...new Set(compared.map(({ collection }) => collection))]).flatMap((joined) => {
    const { name, field, collections } = joined;
    const values = compared.map(({ collection, properties }) =>
      collections.has(collection.id) ? properties[name] : undefined,
    );
    if (!values.some(isGiven)) return [];
    const cells = compared.map(({ collection }, i): Cell => {
      if (!collections.has(collection.id)) return 'inapplicable';
      if (!isGiven(values[i])) return 'unstated';
      return { text: valueText(values[i], field, language, names, units(field)) };
    });
    const comparable = values.filter((_, i) => cells[i] !== 'inapplicable');
    const differs = new Set(comparable.map(written)).size > 1;
    return [{ ...joined, cells, differs, best: bestOf(field, values) }];
  });
}
