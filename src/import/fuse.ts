/** One record out of what several departments say of a thing: whose value counts is decided by field. */
import { distance } from '../domain/distance.ts';
import type { Collection } from '../domain/kinds.ts';
import { givenFields, measuredFrom } from '../domain/record.ts';
import { placeText } from './differences.ts';
import { NEAR_METRES, positionOf } from './match.ts';
import type { Stored } from './record.ts';

/** Where a single value came from, where that is not the department of the record. */
export type FieldOrigin = { source: string; source_no: string; batch: string; day: string };

/** What a fused record's lineage says beside that of its own file. */
export type FusedLineage = {
  /** The numbers under which other departments hand it in. */
  also?: { source: string; source_no: string }[];
  /** Origins of values by field; those of the record's own department are not named. */
  fields?: { [field: string]: FieldOrigin };
};

/** Both values of a field, as stored, and whose they are. */
export type Contest = {
  field: string;
  here: string;
  there: string;
  source: string;
};

/**
 * What comes of a record and another department's version of it. `filled` had no value; `replaced` went by authority, and
 * `kept` stayed by it; `contested` fields are of equal authority and wait for a decision: `record` has the incoming values.
 */
export type Fused = {
  record: Stored;
  filled: string[];
  replaced: Contest[];
  kept: Contest[];
  contested: Contest[];
};

/** Which department has handed a record in, and as what: the record is its, whatever others add. */
const OWN = new Set(['source_dept', 'source_no', 'verified_at', 'valid_until', 'status_date', 'visibility']);
const PLACE = ['geometry', 'west', 'south', 'east', 'north', 'lon', 'lat', 'cell'] as const;
const NAME = ['name_zh', 'pinyin'] as const;

/** Fields whose values go together, under the name of the first: a telephone number is of the person beside it. */
function groupsOf(collection: Collection): Map<string, readonly string[]> {
  const names = Object.keys(givenFields(collection)).filter((name) => !OWN.has(name));
  const contact = names.filter((name) => name.startsWith('contact_'));
  const groups = new Map<string, readonly string[]>([
    ['geometry', [...PLACE, ...measuredFrom(collection).map(([name]) => name)]],
    ['name_zh', NAME],
    ['media', ['media']],
    ['extra', ['extra']],
  ]);
  if (contact.length > 0) groups.set(contact[0]!, contact);
  for (const name of names) if (name !== 'name_zh' && !name.startsWith('contact_')) groups.set(name, [name]);
  return groups;
}

/** These differ in how they are written, not in what they say of a thing that was found to be one: the first stays. */
const ALIKE = new Set(['name_zh', 'media', 'extra']);

/** Whether two surveys may have put one thing at both places: then the first stays. */
function isOnePlace(a: Stored, b: Stored): boolean {
  const [one, other] = [positionOf(a), positionOf(b)];
  return one !== undefined && other !== undefined && distance(one, other) <= NEAR_METRES;
}

type KnownLineage = FusedLineage & { batch?: string };

const PARSED = new WeakMap<Stored, { text: string; lineage: KnownLineage }>();

/** The lineage of a record, parsed once: it is asked for with every record that might be the same. Not to be changed. */
export function lineageOf(record: Stored): KnownLineage {
  const text = String(record.lineage ?? '{}');
  const known = PARSED.get(record);
  if (known?.text === text) return known.lineage;
  const lineage = JSON.parse(text) as KnownLineage;
  PARSED.set(record, { text, lineage });
  return lineage;
}

/**
 * The place of a department in the order of a field: 0 comes first, `Infinity` where nobody gave it one. Orders name parts
 * of departments' names.
 */
function rank({ authority }: Collection, field: string, source: string): number {
  const order = authority?.[field] ?? authority?.['*'] ?? [];
  const at = order.findIndex((part) => source.includes(part));
  return at < 0 ? Infinity : at;
}

const isEmpty = (record: Stored, names: readonly string[]) =>
  names.every((name) => (record[name] ?? null) === null);
const isEqual = (a: Stored, b: Stored, names: readonly string[]) =>
  names.every((name) => (a[name] ?? null) === (b[name] ?? null));

const shown = (record: Stored, names: readonly string[]): string =>
  names
    .map((name) => record[name] ?? null)
    .find((value) => value !== null)
    ?.toString() ?? '';

/**
 * Lays what a department hands in over the record that is there, field by field. A value that is missing replaces none of
 * another department.
 */
export function fuse(there: Stored, here: Stored, collection: Collection, day: string): Fused {
  const [source, owner] = [String(here.source_dept), String(there.source_dept)];
  const isOwner = source === owner;
  const before = lineageOf(there);
  const own = lineageOf(here);
  const { id: _id, rid, version, release, is_sample, ...values } = there;
  const record: Stored = isOwner ? { ...here } : values;
  const fields: NonNullable<FusedLineage['fields']> = {};
  const found: Omit<Fused, 'record'> = { filled: [], replaced: [], kept: [], contested: [] };
  const origin = { source, source_no: String(here.source_no), batch: own.batch ?? '', day };
  for (const [name, names] of groupsOf(collection)) {
    const of = before.fields?.[name];
    const holder = of?.source ?? owner;
    const take = (from: Stored) => {
      for (const one of names) record[one] = from[one] ?? null;
    };
    const keep = () => {
      take(there);
      if (of) fields[name] = of;
    };
    const set = () => {
      take(here);
      if (!isOwner) fields[name] = origin;
    };
    if (holder === source) {
      set();
      if (isEmpty(here, names)) delete fields[name];
    } else if (isEmpty(here, names) || isEqual(here, there, names)) keep();
    else if (isEmpty(there, names)) {
      set();
      found.filled.push(name);
    } else {
      const [ours, theirs] = [rank(collection, name, source), rank(collection, name, holder)];
      const [say, isAlike] =
        name === 'geometry' ? [placeText, isOnePlace(here, there)] : [shown, ALIKE.has(name)];
      const contest = { field: name, here: say(here, names), there: say(there, names), source: holder };
      if (ours < theirs) {
        set();
        found.replaced.push(contest);
      } else if (theirs < ours || name.startsWith('contact_')) {
        keep();
        found.kept.push(contest);
      } else if (isAlike) keep();
      else {
        set();
        found.contested.push(contest);
      }
    }
  }
  const known = before.also ?? [];
  const isKnown = isOwner || known.some((one) => one.source === source && one.source_no === origin.source_no);
  const also = isKnown ? known : [...known, { source, source_no: origin.source_no }];
  const { also: _, fields: __, ...file } = isOwner ? own : before;
  record.lineage = JSON.stringify({
    ...file,
    ...(also.length > 0 ? { also } : {}),
    ...(Object.keys(fields).length > 0 ? { fields } : {}),
  });
  return { record, ...found };
}
