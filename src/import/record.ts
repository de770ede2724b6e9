/** A draft becomes the row that is staged and, after a release, live. */
import { pinyin } from 'pinyin-pro';
import { lastShown } from '../domain/freshness.ts';
import { bounds, type Geometry } from '../domain/geometry.ts';
import type { Collection, Value } from '../domain/kinds.ts';
import { labelPoint } from '../domain/label-point.ts';
import { quadkey } from '../domain/mercator.ts';
import { fieldsOf } from '../domain/record.ts';
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

function place(geometry: Geometry | null): Stored {
  if (geometry === null)
    return {
      geometry: null,
      west: null,
      south: null,
      east: null,
      north: null,
      lon: null,
      lat: null,
      cell: null,
    };
  const [west, south, east, north] = bounds(geometry);
  const [lon, lat] = labelPoint(geometry);
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

/** Pinyin of a Chinese name, one word a syllable, without tones; null when there is nothing to spell. */
export function spelling(name: string): string | null {
  const text = pinyin(name, { toneType: 'none', nonZh: 'consecutive', v: true }).replace(/\s+/g, ' ').trim();
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
    const kept = { ...record, valid_until: text(before?.valid_until) };
    if (verified === null && before && kept.valid_until !== null && isSame(kept, before)) return kept;
    return { ...record, valid_until: until };
  };
  return { end, count: () => count };
}

/** The stored form of a draft, without the columns that staging and release give (id, rid, version, release). */
export function storedRecord(draft: Draft, collection: Collection, origin: Origin): Stored {
  const fields = Object.keys(fieldsOf(collection)).map((name) => [name, scalar(draft.values[name])] as const);
  const { url, caption, credit } = draft.media ?? { url: null, caption: '', credit: '' };
  // Polygons as sent stay in the department's file; the lineage keeps points and short lines.
  const source =
    draft.sourceGeometry && JSON.stringify(draft.sourceGeometry).length < 2000
      ? draft.sourceGeometry
      : undefined;
  return {
    ...Object.fromEntries(fields),
    ...place(draft.geometry),
    pinyin: spelling(String(draft.values.name_zh ?? '')),
    media:
      url === null
        ? null
        : JSON.stringify([{ kind: 'schematic', url, caption: { zh: caption, en: caption }, credit }]),
    extra: json(draft.extra),
    lineage: json({
      ...origin,
      crs: draft.crs,
      row: draft.row,
      ...(source ? { source_geometry: source } : {}),
      ...(draft.needsPlace === undefined ? {} : { needs_place: draft.needsPlace }),
    }),
  };
}

const UNCOMPARED = new Set(['id', 'rid', 'version', 'release', 'lineage', 'is_sample']);

/** Whether two stored records say the same, whatever file they came from. */
export const isSame = (a: Stored, b: Stored): boolean =>
  Object.keys(a).every((column) => UNCOMPARED.has(column) || (a[column] ?? null) === (b[column] ?? null));
