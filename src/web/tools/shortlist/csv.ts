/** The shortlist as a table for spreadsheets: one row a record, numbers in the units the visitor reads. */
import { csvTable } from '../../../domain/csv.ts';
import type { Collection, Field, Language, Value } from '../../../domain/kinds.ts';
import { collectionOf } from '../../../domain/maps/index.ts';
import { type Names, type Units, valueText } from '../../../domain/sentence.ts';
import { convert, UNITS } from '../../../domain/units.ts';
import type { Item } from '../../api.ts';
import { type Joined, joinedFields } from '../compare/rows.ts';

/** Headings of what stands before the fields, in the visitor's language; `page` heads the last column. */
export type CsvHeadings = { collection: string; id: string; nameZh: string; nameEn: string; page: string };

export type CsvContext = {
  language: Language;
  names: Names;
  units: Units;
  origin: string;
  headings: CsvHeadings;
};

const isNumeric = (field: Field) => field.kind === 'number' || field.kind === 'count';

function cell(value: Value | undefined, field: Field, { language, names, units }: CsvContext): string {
  if (value === null || value === undefined || value === '') return '';
  if (!isNumeric(field)) return valueText(value, field, language, names);
  const [stored, shown] = ['unit' in field ? field.unit : undefined, units(field)];
  // Twelve digits hide what binary fractions add.
  return String(stored && shown ? Number(convert(Number(value), stored, shown).toPrecision(12)) : value);
}

function heading(field: Field, { language, units }: CsvContext): string {
  const unit = isNumeric(field) ? units(field) : undefined;
  const label = field.label[language];
  if (!unit) return label;
  const name = UNITS[unit].label[language];
  return language === 'zh' ? `${label}（${name}）` : `${label} (${name})`;
}

export function shortlistCsv(
  records: readonly { collection: Collection; item: Item }[],
  context: CsvContext,
): string {
  const { language, headings, origin } = context;
  const fields = joinedFields([...new Set(records.map(({ collection }) => collection))]);
  const columns = fields.map(({ field }) => heading(field, context));
  const owners = ({ collections }: Joined) =>
    [...collections].map((id) => collectionOf(id)!.label[language]).join(', ');
  const head = [
    headings.collection,
    headings.nameZh,
    headings.nameEn,
    ...fields.map((one, i) =>
      columns.filter((other) => other === columns[i]).length > 1
        ? `${columns[i]} – ${owners(one)}`
        : columns[i]!,
    ),
    headings.id,
    headings.page,
  ];
  const lines = records.map(({ collection, item: { id, properties } }) => [
    collection.label[language],
    String(properties.name_zh ?? ''),
    String(properties.name_en ?? ''),
    ...fields.map(({ name, field, collections }) =>
      collections.has(collection.id) ? cell(properties[name], field, context) : '',
    ),
    id,
    `${origin}/records/${collection.id}/${id}`,
  ]);
  return csvTable([head, ...lines]);
}
