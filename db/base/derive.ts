/** Writes divisions.geojson, neighbours.geojson and water.geojson from unpacked source packages; see README.md. */
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { divisionFeatures, divisionShapes, neighbourFeatures } from './derive-divisions.ts';
import { type Clipper, collectionText, type Feature, rectangle } from './derive-rings.ts';
import type { Hdf5 } from './derive-shoreline.ts';
import { waterFeatures } from './derive-water.ts';

const BOX = rectangle(119.5, 30.3, 122, 32.6);

async function load<Module>(folder: string, path: string): Promise<Module> {
  return (await import(pathToFileURL(join(folder, 'node_modules', path)).href)) as Module;
}

function write(name: string, features: Feature[]): void {
  const text = collectionText(features);
  writeFileSync(join(import.meta.dirname, name), text);
  console.log(`${name}: ${features.length} features, ${(Buffer.byteLength(text) / 1000).toFixed(1)} kB`);
}

const folder = process.argv[2];
if (folder === undefined) throw new Error('No source folder given; run: node db/base/derive.ts <folder>');
const sources = resolve(folder);
const clipper = await load<Clipper>(sources, 'polyclip-ts/dist/esm/index.js');
const hdf5 = await load<Hdf5>(sources, 'h5wasm/dist/node/hdf5_hl.js');

const divisions = divisionShapes(sources, clipper);
const [first, ...rest] = [...divisions.values()];
const city = clipper.union(first!, ...rest);
const water = await waterFeatures(sources, city, BOX, clipper, hdf5);
write('water.geojson', water.features);
write('divisions.geojson', divisionFeatures(divisions, water.shape, clipper));
write('neighbours.geojson', neighbourFeatures(sources, city, BOX, clipper));
