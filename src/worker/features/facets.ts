/** `facets`: exact counts per value and per bin of the records that match, from the snapshot. */
import { sql } from 'drizzle-orm';
import { statement } from '../../../db/statement.ts';
import { where } from '../../../db/where.ts';
import { all, conjuncts, type Filter, soleField } from '../../domain/filter.ts';
import type { Collection } from '../../domain/kinds.ts';
import { type Clause, ENOUGH, type NearMiss, nearMisses } from '../../domain/near-misses.ts';
import { filterFields, summable } from '../../domain/query.ts';
import { fieldOf } from '../../domain/record.ts';
import { type Bits, noRows } from '../../domain/snapshot/bits.ts';
import { conjunction, type Facet, facets, type Part } from '../../domain/snapshot/facets.ts';
import { matches } from '../../domain/snapshot/matches.ts';
import type { Table } from '../../domain/snapshot/reader.ts';
import { UNITS } from '../../domain/units.ts';
import { fail } from '../respond.ts';
import type { Source } from '../snapshots.ts';
import { today } from '../today.ts';
import { changeable } from './changeable.ts';
import { SCAN_CAP } from './items.ts';
import { conditionsIn, SELECTION_PARAMETERS } from './parameters.ts';
import { publicRows } from './public-rows.ts';
import { resolve } from './resolve.ts';
import { scannedTable } from './scanned-table.ts';
import { textClauses } from './text-clauses.ts';

/** Values listed of a facet at most, the most frequent ones. */
const MAX_VALUES = 1000;

/** The rows for which a filter is true, read from the live table: for clauses that are not in the snapshot. */
async function scannedRows(
  content: D1Database,
  collection: Collection,
  filter: Filter,
  table: Table,
): Promise<Bits> {
  if (table.rows > SCAN_CAP)
    fail({
      code: 'invalid',
      errors: [
        {
          parameter: filter.op === 'text' ? 'q' : 'filter',
          reason: `${collection.id} has more than ${SCAN_CAP} records, too many to count by this; leave it out or ask items`,
        },
      ],
    });
  const { results } = await statement(
    content,
    sql`SELECT rid FROM ${sql.identifier(collection.id)} WHERE ${where(filter, collection)}`,
  ).all<{ rid: number }>();
  const bits = noRows(table.rows);
  for (const { rid } of results) {
    const row = table.row(rid);
    if (row !== undefined) bits[row >> 5]! |= 1 << (row & 31);
  }
  return bits;
}

/** Which facets are asked for: the named fields, or all that can be filtered. @throws Failure 400 on any other name. */
function facetNames(texts: readonly string[], collection: Collection): string[] {
  const known = filterFields(collection).map(([name]) => name);
  const [text] = texts;
  if (text === undefined) return known;
  if (texts.length > 1)
    fail({ code: 'invalid', errors: [{ parameter: 'facets', value: text, reason: 'given more than once' }] });
  const names = [...new Set(text.split(','))];
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined)
    fail({
      code: 'invalid',
      errors: [
        { parameter: 'facets', value: unknown, reason: `not a filterable field; use ${known.join(', ')}` },
      ],
    });
  return names;
}

/** The field to sum, if one is asked for. @throws Failure 400 on any name but that of a number. */
function summedName(texts: readonly string[], collection: Collection): string | undefined {
  const [name] = texts;
  if (name === undefined) return undefined;
  const known = summable(collection);
  if (texts.length === 1 && known.includes(name)) return name;
  const reason =
    texts.length > 1
      ? 'given more than once'
      : known.length > 0
        ? `not a filterable number; use ${known.join(', ')}`
        : `${collection.id} has no filterable number; leave it out`;
  return fail({ code: 'invalid', errors: [{ parameter: 'sum', value: name, reason }] });
}

function described(collection: Collection, name: string, facet: Facet) {
  const field = fieldOf(collection, name)!;
  const common = { kind: field.kind, title: field.label };
  if (!('values' in facet)) {
    const unit = field.kind === 'number' || field.kind === 'count' ? field.unit : undefined;
    return { ...common, ...(unit ? { unit, unit_label: UNITS[unit].label } : {}), ...facet };
  }
  const terms = field.kind === 'term' ? field.terms : {};
  const values = facet.values.slice(0, MAX_VALUES).map(({ value, ...rest }) => {
    const term = typeof value === 'string' && Object.hasOwn(terms, value) ? terms[value] : undefined;
    return { value, ...(term ? { title: { zh: term.zh, en: term.en } } : {}), ...rest };
  });
  const omitted = facet.values.length - values.length;
  return { ...common, values, ...(omitted > 0 ? { omitted } : {}), missing: facet.missing };
}

/** The answer to a facets request. @throws Failure 400 naming every fault, 503 when counting is out of reach. */
export async function facetAnswer(
  url: URL,
  content: D1Database,
  collection: Collection,
  source: Source,
): Promise<unknown> {
  const own = new URL(url);
  const names = facetNames(own.searchParams.getAll('facets'), collection);
  const summed = summedName(own.searchParams.getAll('sum'), collection);
  own.searchParams.delete('facets');
  own.searchParams.delete('sum');
  const { conditions } = conditionsIn(own, collection, [...SELECTION_PARAMETERS, 'f']);
  const asked = changeable(conditions, own.searchParams, collection);
  const table = source.table ?? (await scannedTable(content, collection, source));
  const { filters, isExact, reading } = await resolve(
    content,
    collection,
    asked.map(({ filter }) => filter),
    { source, table },
  );
  // What the public may see is no choice of the visitor, so no facet is counted without it.
  const visible = publicRows(table, collection, all())!;
  const rowsOf = async (filter: Filter): Promise<Part> => ({
    bits: matches(table, filter, collection) ?? (await scannedRows(content, collection, filter, table)),
    field: soleField(filter),
  });
  const parts: Part[] = [{ bits: visible, field: undefined }];
  const clauses: Clause[] = [];
  for (const [i, filter] of filters.entries()) {
    const own: Part[] = [];
    for (const part of conjuncts(filter)) own.push(await rowsOf(part));
    parts.push(...own);
    clauses.push({ ...asked[i]!, bits: conjunction(table, own) });
  }
  const found = facets(table, collection, parts, names, summed);
  /** Those of the text part by part, where it has parts that bring more. */
  const misses = async (): Promise<NearMiss[]> => {
    const whole = () => nearMisses(table, collection, visible, clauses, today());
    const text = asked.find(({ parameter }) => parameter === 'q')?.filter;
    if (text?.op !== 'text' || found.matched >= ENOUGH) return whole();
    const taken = asked.map(({ parameter }) => parameter);
    const read = async (kept: string) =>
      (await resolve(content, collection, [{ op: 'text', text: kept }], { source, table })).filters[0]!;
    const own = await textClauses(text.text, reading ?? {}, collection, source, taken, read);
    if (!own) return whole();
    const others = clauses.filter(({ parameter }) => parameter !== 'q');
    const ownRows = await Promise.all(own.map(({ filter }) => rowsOf(filter)));
    const all = [...others, ...own.map((clause, i) => ({ ...clause, bits: ownRows[i]!.bits }))];
    const better = nearMisses(table, collection, visible, all, today()).filter(
      ({ numberMatched }) => numberMatched > found.matched,
    );
    return better.length > 0 ? better : whole();
  };
  return {
    collection: collection.id,
    numberMatched: found.matched,
    ...(found.sum === undefined ? {} : { sum: found.sum }),
    ...(isExact ? {} : { isApproximate: true }),
    facets: Object.fromEntries(
      [...found.facets].map(([name, facet]) => [name, described(collection, name, facet)]),
    ),
    nearMisses: await misses(),
  };
}
