/**
 * A release of one map: staged rows become live, tiles are cut, verified and uploaded, search rows are built, and
 * one transaction moves the pointer. Until that transaction nothing a reader sees has changed; after it, all has.
 */
import type { Store } from '../db/bindings.ts';
import type { Division } from '../src/domain/cells.ts';
import { CITY } from '../src/domain/city.ts';
import { dayAt } from '../src/domain/filter.ts';
import { type Bounds, bounds, type Geometry, union } from '../src/domain/geometry.ts';
import type { MapDefinition } from '../src/domain/kinds.ts';
import { archive } from './archive.ts';
import type { Gzip } from './compression.ts';
import { tiles } from './cut.ts';
import { type LiveRecord, type LiveRecords, sourceLayers } from './layers.ts';
import { appliedRows, applyStatements, closeStatements, transitionOf, writeSearch } from './release-rows.ts';
import { definitionHash, MAXZOOM, vectorLayers } from './vector-layer.ts';
import { verify } from './verify.ts';

export type ReleaseOptions = {
  gzip: Gzip;
  /** The instant of release; decides what is still valid. */
  now: Date;
  /** Called before each step with its name. */
  onStep?: (step: string) => void;
};

export type Released = {
  map: string;
  version: number;
  key: string;
  bytes: number;
  tiles: number;
  records: number;
  /** Features left out to keep tiles in their budget, by layer. */
  dropped: Record<string, number>;
};

const isPublic = (record: LiveRecord, day: string) =>
  record.visibility === 'public' && (record.valid_until === null || String(record.valid_until) >= day);

async function divisions(store: Store): Promise<Division[]> {
  const { results } = await store.content
    .prepare('SELECT code, geometry, lon, lat FROM divisions')
    .all<{ code: string; geometry: string; lon: number; lat: number }>();
  return results.map((row) => ({ ...row, geometry: JSON.parse(row.geometry) as Geometry }));
}

function extent(records: LiveRecords): Bounds {
  let box: Bounds = [Infinity, Infinity, -Infinity, -Infinity];
  for (const list of records.values())
    for (const { geometry } of list)
      if (typeof geometry === 'string') box = union(box, bounds(JSON.parse(geometry) as Geometry));
  return Number.isFinite(box[0]) ? box : CITY.bounds;
}

const placedIds = (records: readonly LiveRecord[]) =>
  records.filter(({ geometry }) => geometry !== null).map(({ id }) => String(id));

/** Refuses an archive in which a record is missing at the last zoom, or one that should not be there is. */
function checkComplete(found: ReadonlyMap<string, ReadonlySet<string>>, records: LiveRecords) {
  for (const [collection, list] of records) {
    const expected = placedIds(list);
    const ids = found.get(collection) ?? new Set();
    const missing = expected.find((id) => !ids.has(id));
    if (missing !== undefined || ids.size !== expected.length)
      throw new Error(
        `Layer ${collection} at zoom ${MAXZOOM} holds ${ids.size} records when ${expected.length} are public${missing ? `; ${missing} is missing` : ''}`,
      );
  }
}

async function sha256(bytes: Uint8Array): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Releases older than this many, and older than a day, lose their archive: their tiles answer 410. */
const KEPT_RELEASES = 3;
const KEPT_MILLISECONDS = 24 * 3600 * 1000;

async function prune({ content, search, archives }: Store, map: string, version: number, now: Date) {
  await search.batch([
    search.prepare('DELETE FROM entry WHERE map = ? AND release < ?').bind(map, version - 1),
  ]);
  const { results } = await content
    .prepare(
      'SELECT version, archive FROM release WHERE map = ? AND version <= ? AND created_at < ? AND archive IS NOT NULL',
    )
    .bind(map, version - KEPT_RELEASES, new Date(now.getTime() - KEPT_MILLISECONDS).toISOString())
    .all<{ version: number; archive: string }>();
  if (results.length === 0) return;
  await content
    .prepare(
      'UPDATE release SET archive = NULL WHERE map = ? AND version IN (SELECT value FROM json_each(?))',
    )
    .bind(map, JSON.stringify(results.map((row) => row.version)))
    .all();
  await archives.delete(results.map((row) => row.archive));
}

/**
 * Makes the staged rows of a map public.
 * @throws Error when the archive fails verification or another release came first; live data is then as before.
 */
export async function release(store: Store, map: MapDefinition, options: ReleaseOptions): Promise<Released> {
  const { content } = store;
  const { now, gzip, onStep = () => {} } = options;
  const day = dayAt(now, CITY.timeZone);

  onStep('read');
  const last = await content
    .prepare('SELECT max(version) AS version FROM release WHERE map = ?')
    .bind(map.id)
    .first<{ version: number | null }>();
  const version = (last?.version ?? 0) + 1;
  const transitions = await Promise.all(
    map.collections.map((collection) => transitionOf(content, collection)),
  );
  const applied = transitions.map((transition) => appliedRows(transition, version));
  const records: LiveRecords = new Map(
    transitions.map(({ collection, live }, i) => [
      collection.id,
      [...new Map([...live, ...applied[i]!]).values()].filter((record) => isPublic(record, day)),
    ]),
  );

  onStep('cut');
  const dropped: Record<string, number> = {};
  const onDrop = (layer: string, _zoom: number, count: number) => {
    dropped[layer] = (dropped[layer] ?? 0) + count;
  };
  const layers = vectorLayers(map);
  const box = extent(records);
  const center = [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2, 9] as const;
  const everything = [...records.values()].flat();
  const asOf =
    everything.reduce(
      (latest, { verified_at }) => (String(verified_at ?? '') > latest ? String(verified_at) : latest),
      '',
    ) || day;
  const description = {
    name: map.id,
    description: `${map.label.zh} / ${map.label.en}`,
    attribution: CITY.attribution.zh,
    vector_layers: layers,
  };
  const built = await archive({
    tiles: tiles(sourceLayers(map, records, await divisions(store)), {
      minzoom: 0,
      maxzoom: MAXZOOM,
      onDrop,
    }),
    metadata: {
      ...description,
      definition: await definitionHash(map),
      data_as_of: asOf,
      version: String(version),
    },
    bounds: box,
    center,
    minzoom: 0,
    maxzoom: MAXZOOM,
    gzip,
  });

  onStep('verify');
  const verified = await verify(built.bytes);
  checkComplete(new Map(verified.layers.map(({ name, ids }) => [name, ids])), records);

  onStep('upload');
  const key = `tiles/${map.id}/${version}-${(await sha256(built.bytes)).slice(0, 8)}.pmtiles`;
  await store.archives.put(key, built.bytes, {
    httpMetadata: {
      contentType: 'application/vnd.pmtiles',
      cacheControl: 'public, max-age=31536000, immutable',
    },
  });

  onStep('search');
  await writeSearch(store.search, map, version, records);

  onStep('switch');
  const tilejson = { ...description, bounds: box, center, minzoom: 0, maxzoom: MAXZOOM };
  const isSample = everything.some(({ is_sample }) => is_sample === 1);
  // The primary key of release is the compare-and-set: whoever comes second fails with the whole transaction.
  await content.batch([
    content
      .prepare(
        `INSERT INTO release (map, version, archive, bytes, tiles, records, is_sample, definition, data_as_of, created_at, tilejson)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)`,
      )
      .bind(
        map.id,
        version,
        key,
        built.bytes.length,
        built.stats.tiles,
        everything.length,
        Number(isSample),
        await definitionHash(map),
        asOf,
        now.toISOString(),
        JSON.stringify(tilejson),
      ),
    ...transitions.flatMap((transition, i) => applyStatements(content, transition, applied[i]!, version)),
    ...closeStatements(content, transitions),
    content
      .prepare(
        'INSERT INTO pointer (map, version) VALUES (?1, ?2) ON CONFLICT (map) DO UPDATE SET version = excluded.version',
      )
      .bind(map.id, version),
  ]);

  onStep('prune');
  await prune(store, map.id, version, now);
  return {
    map: map.id,
    version,
    key,
    bytes: built.bytes.length,
    tiles: built.stats.tiles,
    records: everything.length,
    dropped,
  };
}
