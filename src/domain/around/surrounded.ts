/** What lies around a record, from the columns of the collections around it. Nothing here reads a database. */
import type { Position } from '../geometry.ts';
import { fieldOf } from '../record.ts';
import { type Bits, intersection, rowsIn } from '../snapshot/bits.ts';
import { matches } from '../snapshot/matches.ts';
import { CountedRows, tally } from '../snapshot/tally.ts';
import type { Gap, Group, Nearby, Policy, Related } from './answer.ts';
import { groupsOf, innermost, type Spot, spotOf, trimmed } from './groups.ts';
import { type Layer, type Layers, listAt, nameAt, rowsById, textAt } from './layer.ts';
import { countsWithin, firstOfEach, near } from './near.ts';
import { MOST_NAMED, POLICIES, type Surrounding } from './surroundings.ts';

/**
 * The record in the middle. `terms` are those that decide what it belongs with, its industries; `asked` are those that a
 * visitor has in mind, whose groups come before its own.
 */
export type Centre = {
  collection: string;
  rid: number;
  position: Position | null;
  terms: readonly string[];
  asked: readonly string[];
  zone: string | null;
};

/** A group belongs with a record when at least this share of its members has one of the record's terms. */
const BELONGS = 0.25;

/** The outermost groups that belong with the record, closest first: those with a fair share of their members in its trades. */
export function relatedGroups(layer: Layer, { by, kin }: Surrounding, terms: readonly string[]): Related[] {
  const { table, collection } = layer;
  const [outermost] = by;
  const field = outermost === undefined ? undefined : fieldOf(collection, outermost);
  if (kin === undefined || field?.kind !== 'term' || terms.length === 0) return [];
  const own = matches(table, { op: 'in', field: kin, values: terms }, collection);
  const column = table.columns.get(outermost!);
  if (!own || !column) return [];
  const counted = (bits: Bits) => {
    const counts = new Map<string, number>();
    tally(column, new CountedRows(bits), (place, count) => {
      const value = String(column.value(place));
      counts.set(value, (counts.get(value) ?? 0) + count);
    });
    return counts;
  };
  const all = counted(layer.rows);
  const some = counted(intersection(layer.rows, own));
  const found = Object.entries(field.terms).flatMap(([value, { zh, en }]) => {
    const share = (some.get(value) ?? 0) / (all.get(value) ?? 1);
    return share >= BELONGS
      ? [{ collection: collection.id, field: outermost!, value, title: { zh, en }, share }]
      : [];
  });
  found.sort((a, b) => b.share - a.share);
  return found.map((one) => ({ ...one, share: Math.round(one.share * 100) / 100 }));
}

const memberKey = (group: Group<Spot>) => ('value' in group ? group.value : group.record.id);

/** The groups that belong with the record, closest first, and the others as they come. */
function parted(groups: readonly Group<Spot>[], related: readonly Related[]): [Group<Spot>[], Group<Spot>[]] {
  const own = related.flatMap(({ value }) => groups.filter((group) => memberKey(group) === value));
  return [own, groups.filter((group) => !own.includes(group))];
}

/** The innermost groups of one outer group that lack something, worst first, then the emptiest. */
function gapsOf(group: Group<Spot>, layers: Layers, lack: string, isPlaced: boolean): Gap[] {
  const gaps = innermost([group]).flatMap((one) => {
    if (!('record' in one)) return [];
    const { record, terms, counts } = one;
    const field = fieldOf(layers.get(record.collection)!.collection, lack);
    const worst = field?.kind === 'term' ? Object.keys(field.terms).indexOf(terms[lack] ?? '') : 0;
    const count = isPlaced ? counts.at(-1)! : null;
    return worst > 0 || count === 0 ? [{ gap: { record, terms, count }, worst }] : [];
  });
  gaps.sort((a, b) => b.worst - a.worst || (a.gap.count ?? 0) - (b.gap.count ?? 0));
  return gaps.map(({ gap }) => gap);
}

/** What is looked for by one entry; `rows` are the records it may find. */
export type Look = { nearby: Nearby<Spot>; related: Related[]; gaps: Gap[] };

/** Looks around a record for one kind of thing; undefined where there are no such records to look among. */
export function look(centre: Centre, surrounding: Surrounding, layers: Layers, rows: Bits): Look | undefined {
  const layer = layers.get(surrounding.collection);
  if (!layer) return undefined;
  const { radii, by, nearest, of, lack } = surrounding;
  const { position } = centre;
  const reach = radii.at(-1) ?? Infinity;
  const isSelf = (row: number) =>
    centre.collection === layer.collection.id && layer.table.rid(row) === centre.rid;
  const found = position ? near(layer.table, rows, position, reach).filter(({ row }) => !isSelf(row)) : [];
  const related = [centre.asked, centre.terms]
    .flatMap((terms) => relatedGroups(layer, surrounding, terms))
    .filter((one, i, all) => all.findIndex(({ value }) => value === one.value) === i);
  const title = layer.collection.label;
  if (of !== undefined)
    return { nearby: byTarget(centre, surrounding, layer, layers, found), related, gaps: [] };
  const common = { collection: layer.collection.id, title, radii, counts: countsWithin(found, radii) };
  if (by.length === 0) {
    const spots = found.slice(0, nearest).map((one) => spotOf(layer, one));
    return { nearby: { ...common, nearest: spots }, related, gaps: [] };
  }
  const groups = groupsOf(found, layer, surrounding, layers);
  const [own, others] = parted(groups, related);
  const wanting = own.length > 0 ? own : others;
  return {
    nearby: { ...common, groups: trimmed([own, others], nearest, MOST_NAMED) },
    related,
    gaps:
      lack === undefined ? [] : wanting.flatMap((group) => gapsOf(group, layers, lack, position !== null)),
  };
}

/** What the records found refer to, each at the place of its nearest one. */
function byTarget(
  centre: Centre,
  { radii, nearest, of }: Surrounding,
  layer: Layer,
  layers: Layers,
  found: ReturnType<typeof near>,
): Nearby<Spot> {
  const field = fieldOf(layer.collection, of!);
  const target = field?.kind === 'reference' ? layers.get(field.to) : undefined;
  const rows = rowsById(target);
  const isOther = (row: number) =>
    centre.collection !== target?.collection.id || target.table.rid(row) !== centre.rid;
  const first = firstOfEach(found, (row) => rows.get(textAt(layer.table, of!, row) ?? '') ?? null).filter(
    ({ key }) => isOther(key),
  );
  return {
    collection: (target ?? layer).collection.id,
    title: (target ?? layer).collection.label,
    measured_by: layer.collection.id,
    radii,
    counts: countsWithin(first, radii),
    nearest: first.slice(0, nearest).map(({ key, ...one }) => spotOf(target!, { ...one, row: key })),
  };
}

/**
 * The policies that apply to a record on a day (`YYYY-MM-DD`): in force, for its zone or all, for one of its terms or
 * all. A record that names no terms is ruled out by none. Those that name its zone or terms come first.
 */
export function policiesFor(
  layer: Layer,
  { terms }: Centre,
  zoneNames: readonly string[],
  day: string,
): Policy[] {
  const { table, rows } = layer;
  const found = rowsIn(rows).flatMap((row): Policy[] => {
    const from = textAt(table, POLICIES.from, row);
    const to = textAt(table, POLICIES.to, row);
    if ((from !== null && from > day) || (to !== null && to < day)) return [];
    const [zones, kin] = [listAt(table, POLICIES.zones, row), listAt(table, POLICIES.kin, row)];
    const ownZones = zones.filter((zone) => zoneNames.includes(zone));
    const ownTerms = kin.filter((term) => terms.includes(term));
    if (zones.length > 0 && ownZones.length === 0) return [];
    if (kin.length > 0 && terms.length > 0 && ownTerms.length === 0) return [];
    return [{ ...nameAt(layer, row), zones: ownZones, terms: ownTerms }];
  });
  const named = ({ zones, terms: own }: Policy) => zones.length + own.length;
  return found.sort((a, b) => named(b) - named(a));
}
