/** A draft becomes the row that is staged and, after a release, live. */
import { convert, pinyin } from 'pinyin-pro';
import { lastShown } from '../domain/freshness.ts';
import { bounds, type Geometry } from '../domain/geometry.ts';
import type { Collection, Value } from '../domain/kinds.ts';
import { labelPoint } from '../domain/label-point.ts';
import { quadkey } from '../domain/mercator.ts';
import { fieldsOf } from '../domain/record.ts';
import type { Measure } from './measured.ts';
import type { Draft } from './rows.ts';

/** A record as SQL holds it: scalars only, many-valued fields as `|a|b|`, geometry and JSON as text. */
export type Stored = { [column: string]: string | number | null };

/** Where a draft came from, as its lineage says. */
export type Origin = {
  batch: string;
  file: string;
  sheet?: string | undefined;
  encoding?: string | undefined;
};

/** Zoom of the quadkey in the `cell` column; one cell is about 2 km wide here. */
export const CELL_ZOOM = 14;

/** D1 refuses rows beyond 2 MB; a geometry over this share of it is refused by imports. */
export const MAX_GEOMETRY_BYTES = 1_000_000;

function scalar(value: Value | undefined): string | number | null {
  if (value === undefined || value === null) return null;
  if (typeof value === 'boolean') return Number(value);
  if (typeof value === 'object') return value.length === 0 ? null : `|${value.join('|')}|`;
  return value === '' ? null : value;
}

const NO_PLACE: Stored = {
  geometry: null,
  west: null,
  south: null,
  east: null,
  north: null,
  lon: null,
  lat: null,
  cell: null,
};

function place(geometry: Geometry | null): Stored {
  if (geometry === null) return NO_PLACE;
  const isPoint = geometry.type === 'Point';
  const [lon, lat] = isPoint ? geometry.coordinates : labelPoint(geometry);
  const [west, south, east, north] = isPoint ? [lon, lat, lon, lat] : bounds(geometry);
  return {
    geometry: JSON.stringify(geometry),
    west,
    south,
    east,
    north,
    lon,
    lat,
    cell: quadkey([lon, lat], CELL_ZOOM),
  };
}

const SPELLED = new Map<string, string>();

/** Runs of Hanzi that are remembered: names of one list have most of theirs in common. */
const MOST_SPELLED = 5000;

const TONELESS = new Map<string, string>();

/** A syllable without its tone, `v` for `ü`. */
function toneless(syllable: string): string {
  let bare = TONELESS.get(syllable);
  if (bare === undefined) {
    bare = convert(syllable, { format: 'toneNone' }).replaceAll('ü', 'v');
    TONELESS.set(syllable, bare);
  }
  return bare;
}

function spelledRun(run: string): string {
  const known = SPELLED.get(run);
  if (known !== undefined) return known;
  // Taking the tones off here is quicker than letting `pinyin` do it, which does so anew for every character.
  const text = pinyin(run, { nonZh: 'consecutive', toneSandhi: false }).split(' ').map(toneless).join(' ');
  if (SPELLED.size < MOST_SPELLED) SPELLED.set(run, text);
  return text;
}

/** Pinyin of a Chinese name, one word a syllable, without tones; null when there is nothing to spell. */
export function spelling(name: string): string | null {
  const runs = name.match(/\p{Script=Han}+|\P{Script=Han}+/gu) ?? [];
  const text = runs
    .map((run) => (/^\p{Script=Han}/u.test(run) ? spelledRun(run) : run))
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();
  return text === '' || text === name ? null : text;
}

const json = (value: unknown) =>
  value === null || (typeof value === 'object' && Object.keys(value!).length === 0)
    ? null
    : JSON.stringify(value);

/**
 * Ends records by the rule of their collection: `existing` gives the record that is there so far, whose end stays while
 * nothing else of it changes, so that sending a file again renews nothing. Counts those that the rule has ended.
 */
export function endings(
  collection: Collection,
  existing: (record: Stored) => Stored | undefined,
  day: string,
): { end: (record: Stored) => Stored; count: () => number } {
  let count = 0;
  const text = (value: Stored[string] | undefined) => (typeof value === 'string' ? value : null);
  const end = (record: Stored): Stored => {
    const named = text(record.valid_until);
    const verified = text(record.verified_at);
    const until = lastShown(collection, { verified, named }, day);
    if (until === named) return record;
    count += 1;
    const before = existing(record);
    if (verified === null && before) {
      const kept = { ...record, valid_until: text(before.valid_until) };
      if (kept.valid_until !== null && isSame(kept, before)) return kept;
    }
    record.valid_until = until;
    return record;
  };
  return { end, count: () => count };
}

const BLANK = new WeakMap<Collection, Stored>();

/** A record with nothing in it: a copy is made at once, where columns that come one by one move it again and again. */
function blank(collection: Collection): Stored {
  let record = BLANK.get(collection);
  if (!record) {
    const fields = Object.keys(fieldsOf(collection)).map((name) => [name, null] as const);
    record = {
      ...Object.fromEntries(fields),
      ...NO_PLACE,
      pinyin: null,
      media: null,
      extra: null,
      lineage: null,
    };
    BLANK.set(collection, record);
  }
  return { ...record };
}

/**
 * The stored form of a draft, without the columns that staging and release give (id, rid, version, release). `pinyin` is the
 * spelling of its name; nothing is measured without `measure`.
 */
export function storedRecord(
  draft: Draft,
  collection: Collection,
  origin: Origin,
  measure?: Measure,
  pinyin = spelling(String(draft.values.name_zh ?? '')),
): Stored {
  const record = blank(collection);
  for (const name in fieldsOf(collection)) record[name] = scalar(draft.values[name]);
  Object.assign(record, place(draft.geometry));
  Object.assign(record, measure?.(record));
  const { url, caption, credit } = draft.media ?? { url: null, caption: '', credit: '' };
  record.pinyin = pinyin;
  record.media =
    url === null
      ? null
      : JSON.stringify([{ kind: 'schematic', url, caption: { zh: caption, en: caption }, credit }]);
  record.extra = json(draft.extra);
  // Polygons as sent stay in the department's file; the lineage keeps points and short lines.
  const source =
    draft.sourceGeometry && JSON.stringify(draft.sourceGeometry).length < 2000
      ? draft.sourceGeometry
      : undefined;
  record.lineage = json({
    ...origin,
    crs: draft.crs,
    ...(source ? { source_geometry: source } : {}),
    row: draft.row,
    ...(draft.needsPlace === undefined ? {} : { needs_place: draft.needsPlace }),
  });
  return record;
}

const UNCOMPARED = new Set(['id', 'rid', 'version', 'release', 'lineage', 'is_sample']);

/** Whether two stored records say the same, whatever file they came from. */
export const isSame = (a: Stored, b: Stored): boolean =>
  Object.keys(a).every((column) => UNCOMPARED.has(column) || (a[column] ?? null) === (b[column] ?? null));
