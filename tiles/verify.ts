/** Verifies a whole archive before it is published: every directory, every tile, every feature. */
import { type Gunzip, gunzip as platformGunzip } from './compression.ts';
import { type DecodedLayer, decode } from './decode.ts';
import { DIRECTORY_CAP, parseDirectory } from './directory.ts';
import { HEADER_BYTES, parseHeader, type Section } from './header.ts';
import { firstTileId, tileZoom } from './hilbert.ts';
import type { ByteSource } from './reader.ts';
import { addressText, checkHeader, storedContents, type TileEntry, tileEntries } from './sections.ts';

/** Limits of the verification. */
export type VerifyOptions = {
  gunzip?: Gunzip;
  /** Bytes a tile may inflate to; 8 MiB when missing. */
  maxTileBytes?: number;
  /** Tile sides by which a coordinate may lie outside its tile; 0.5 when missing. */
  overshoot?: number;
  /** Which tiles are looked into, by id; all when missing. Frame, directories and lengths are checked in any case. */
  only?: (id: number) => boolean;
};

/** What a layer holds: features per zoom (one in two tiles counts twice) and the ids at the highest zoom. */
export type VerifiedLayer = {
  name: string;
  features: Record<number, number>;
  /** The values of the string attribute `id` at the archive's maxzoom. */
  ids: Set<string>;
};

/** The content of a sound archive; layers in the order of vector_layers. */
export type Verified = {
  tiles: number;
  entries: number;
  contents: number;
  bytes: number;
  layers: VerifiedLayer[];
};

const WINDOW = 4 * 1024 * 1024;

/**
 * The content of an archive that is sound in every byte that matters; anything else is an Error that names the
 * place: a damaged frame, unsorted or overlapping entries, a tile that is not gzip, inflates too far, is not
 * valid MVT 2.1, reaches far outside, or has a layer or attribute that vector_layers does not declare.
 */
export async function verify(
  archive: Uint8Array | (ByteSource & { size: number }),
  options: VerifyOptions = {},
): Promise<Verified> {
  const gunzip = options.gunzip ?? platformGunzip;
  const size = archive instanceof Uint8Array ? archive.length : archive.size;
  const read = archive instanceof Uint8Array ? memoryReader(archive) : windowReader(archive);
  const header = parseHeader(await read({ offset: 0, length: Math.min(size, HEADER_BYTES) }));
  checkHeader(header, size);
  const inflated = async (place: string, section: Section, cap: number): Promise<Uint8Array> => {
    const stored = await read(section);
    try {
      return await gunzip(stored, cap);
    } catch (error) {
      const html = /^\s*</.test(String.fromCharCode(...stored.subarray(0, 64)));
      throw new Error(`${place}: ${html ? 'it is HTML or XML, not gzip' : (error as Error).message}`);
    }
  };
  const directory = async (place: string, section: Section) => {
    const bytes = await inflated(place, section, DIRECTORY_CAP);
    return within(place, () => parseDirectory(bytes));
  };
  const root = await directory('Root directory', header.root);
  const entries = await tileEntries(header, root, (offset, length) =>
    directory(`Leaf directory at ${offset}`, { offset: header.leaves.offset + offset, length }),
  );
  const metadata = await inflated('Metadata', header.metadata, DIRECTORY_CAP);
  const declared = within('Metadata', () => declaredLayers(metadata));
  const layers = new Map<string, VerifiedLayer>();
  for (const name of declared.keys()) layers.set(name, { name, features: {}, ids: new Set() });

  const contents = storedContents(entries, header.data.length);
  const { only = () => true } = options;
  for (const places of contents) {
    if (!places.some(({ id, run }) => Array.from({ length: run }, (_, i) => id + i).some(only))) continue;
    const { id, offset, length } = places[0]!;
    const place = `Tile ${addressText(id)}`;
    const section = { offset: header.data.offset + offset, length };
    const bytes = await inflated(place, section, options.maxTileBytes ?? 8 * 1024 * 1024);
    const decoded = within(place, () => decode(bytes));
    const zooms = tilesByZoom(places);
    if (decoded.length === 0) throw new Error(`${place} is empty; leave empty tiles out`);
    for (const layer of decoded) {
      within(place, () => checkLayer(layer, declared, options.overshoot ?? 0.5));
      const found = layers.get(layer.name)!;
      for (const [z, count] of zooms)
        found.features[z] = (found.features[z] ?? 0) + count * layer.features.length;
      if (!zooms.has(header.maxzoom)) continue;
      for (const { properties } of layer.features)
        if (typeof properties.id === 'string') found.ids.add(properties.id);
    }
  }
  return {
    tiles: header.addressedTiles,
    entries: entries.length,
    contents: contents.length,
    bytes: size,
    layers: [...layers.values()],
  };
}

function within<T>(place: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw new Error(`${place}: ${(error as Error).message}`);
  }
}

function declaredLayers(metadata: Uint8Array): Map<string, Set<string>> {
  const { vector_layers: layers } = JSON.parse(
    new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(metadata),
  ) as {
    vector_layers?: { id?: unknown; fields?: unknown }[];
  };
  if (!Array.isArray(layers)) throw new Error('there is no "vector_layers" list');
  return new Map(
    layers.map(({ id, fields }) => {
      if (typeof id !== 'string' || typeof fields !== 'object' || fields === null) {
        throw new Error('an entry of "vector_layers" has no "id" or no "fields"');
      }
      return [id, new Set(Object.keys(fields))];
    }),
  );
}

function checkLayer(layer: DecodedLayer, declared: Map<string, Set<string>>, overshoot: number): void {
  const { name, extent, features } = layer;
  const fields = declared.get(name);
  if (fields === undefined) throw new Error(`layer "${name}" is not in vector_layers`);
  const least = -overshoot * extent;
  const most = extent - least;
  for (const [index, { geometry, properties }] of features.entries()) {
    for (const key of Object.keys(properties)) {
      if (!fields.has(key))
        throw new Error(`layer "${name}": attribute "${key}" is not in its vector_layers fields`);
    }
    const outside = geometry.flatMap((line) => [...line].filter((value) => value < least || value > most));
    if (outside.length > 0) {
      throw new Error(
        `layer "${name}", feature ${index + 1}: coordinate ${outside[0]} is far outside 0 to ${extent}`,
      );
    }
  }
}

/** How many tiles of each zoom the entries of one content address; a run may go on into the next zoom. */
function tilesByZoom(places: readonly TileEntry[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const { id, run } of places) {
    for (let at = id; at < id + run; ) {
      const z = tileZoom(at);
      const end = Math.min(id + run, firstTileId(z + 1));
      counts.set(z, (counts.get(z) ?? 0) + end - at);
      at = end;
    }
  }
  return counts;
}

type Read = (section: Section) => Promise<Uint8Array>;

function memoryReader(archive: Uint8Array): Read {
  return async ({ offset, length }) => archive.subarray(offset, offset + length);
}

/** Reads ahead in windows, because contents are asked for in the order in which they are stored. */
function windowReader(source: ByteSource & { size: number }): Read {
  let start = 0;
  let bytes: Uint8Array = new Uint8Array(0);
  return async ({ offset, length }) => {
    if (offset < start || offset + length > start + bytes.length) {
      const wanted = Math.min(Math.max(length, WINDOW), source.size - offset);
      bytes = await source.read(offset, wanted);
      if (bytes.byteLength !== wanted) {
        throw new Error(
          `Reading ${wanted} bytes at ${offset} gave ${bytes.byteLength}; the archive is incomplete`,
        );
      }
      start = offset;
    }
    return bytes.subarray(offset - start, offset - start + length);
  };
}
