/** `facets`: exact counts per value and per bin of the records that match, from the snapshot. */
import { sql } from 'drizzle-orm';
import { statement } from '../../../db/statement.ts';
import { where } from '../../../db/where.ts';
import type { LiveRecord } from '../../../tiles/layers.ts';
import { snapshot, snapshotFields } from '../../../tiles/snapshot.ts';
import { conjuncts, type Filter, soleField } from '../../domain/filter.ts';
import type { Collection } from '../../domain/kinds.ts';
import { mapWith } from '../../domain/maps/index.ts';
import { type Clause, nearMisses } from '../../domain/near-misses.ts';
import { filterFields } from '../../domain/query.ts';
import { fieldOf } from '../../domain/record.ts';
import { type Bits, noRows } from '../../domain/snapshot/bits.ts';
import { conjunction, type Facet, facets, type Part } from '../../domain/snapshot/facets.ts';
import { PLACE_COLUMNS } from '../../domain/snapshot/format.ts';
import { matches } from '../../domain/snapshot/matches.ts';
import { openSnapshot, type Table } from '../../domain/snapshot/reader.ts';
import { UNITS } from '../../domain/units.ts';
import { fail } from '../respond.ts';
import type { Source } from '../snapshots.ts';
import { changeable } from './changeable.ts';
import { columnList, publicOnly, SCAN_CAP, today } from './items.ts';
import { conditionsIn, SELECTION_PARAMETERS } from './parameters.ts';
import { resolve } from './resolve.ts';

/** Values listed of a facet at most, the most frequent ones. */
const MAX_VALUES = 1000;

const NOTHING: Filter = { op: 'and', args: [] };

/** The table of a collection made from the live rows, while the snapshot cannot be read. */
async function scannedTable(
  content: D1Database,
  collection: Collection,
  { release }: Source,
): Promise<Table> {
  if (release.records > SCAN_CAP) fail({ code: 'unavailable', what: 'The snapshot', retryAfter: 10 });
  const { results } = await statement(
    content,
    sql`SELECT rid, ${columnList([...snapshotFields(collection), ...PLACE_COLUMNS])}
        FROM ${sql.identifier(collection.id)} WHERE ${where(publicOnly(NOTHING, today()), collection)}`,
  ).all<LiveRecord>();
  const map = { ...mapWith(collection.id)!, collections: [collection] };
  const bytes = snapshot(map, release.version, new Map([[collection.id, results]]));
  return openSnapshot(bytes.buffer).tables.get(collection.id)!;
}

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

function described(collection: Collection, name: string, facet: Facet) {
  const field = fieldOf(collection, name)!;
  const common = { kind: field.kind, title: field.label };
  if (!('values' in facet)) {
    const unit = field.kind === 'number' || field.kind === 'count' ? field.unit : undefined;
    return { ...common, ...(unit ? { unit, unit_label: UNITS[unit].label } : {}), ...facet };
  }
  const terms = field.kind === 'term' ? field.terms : {};
  const values = facet.values.slice(0, MAX_VALUES).map(({ value, count }) => {
    const term = typeof value === 'string' && Object.hasOwn(terms, value) ? terms[value] : undefined;
    return { value, ...(term ? { title: { zh: term.zh, en: term.en } } : {}), count };
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
  own.searchParams.delete('facets');
  const { conditions } = conditionsIn(own, collection, [...SELECTION_PARAMETERS, 'f']);
  const asked = changeable(conditions, own.searchParams, collection);
  const table = source.table ?? (await scannedTable(content, collection, source));
  const { filters, isExact } = await resolve(
    content,
    collection,
    asked.map(({ filter }) => filter),
    { source, table },
  );
  // What the public may see is no choice of the visitor, so no facet is counted without it.
  const visible = matches(table, publicOnly(NOTHING, today()), collection)!;
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
  const found = facets(table, collection, parts, names);
  return {
    collection: collection.id,
    numberMatched: found.matched,
    ...(isExact ? {} : { isApproximate: true }),
    facets: Object.fromEntries(
      [...found.facets].map(([name, facet]) => [name, described(collection, name, facet)]),
    ),
    nearMisses: nearMisses(table, collection, visible, clauses, today()),
  };
}
