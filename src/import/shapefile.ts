/** Reads a zipped shapefile: .shp and .dbf, the encoding by .cpg, by the language driver or told from the texts, the system by .prj. */
import type { Crs } from './coordinate-systems.ts';
import { dbfOf, encodingOfCpg } from './dbf.ts';
import { type Detection, detection } from './detection.ts';
import { decode, type Encoding } from './encoding.ts';
import { byFieldList } from './field-list.ts';
import { geometryOf } from './geojson-geometry.ts';
import { crsOfWkt } from './prj.ts';
import type { SourceRow } from './rows.ts';
import { quoted, ReadError } from './sheet.ts';
import { shapesOf } from './shp.ts';
import { type Archive, partBytes } from './zip.ts';

export type Layer = {
  name: string;
  headings: string[];
  rows: SourceRow[];
  encoding: Encoding;
  crs?: Crs;
  notes: string[];
  problems: ReadError[];
  detected: Detection[];
};

type LayerOptions = { layer?: string | undefined; encoding?: string | undefined };

const MAX_VERTICES = 10_000;

const layerName = (path: string) => path.replace(/^.*\//, '').replace(/\.[^.]*$/, '');

function chosenLayer(archive: Archive, layer: string | undefined): { path: string; others: string[] } {
  const paths = archive.names.filter((name) => /\.shp$/i.test(name) && !/(^|\/)(__MACOSX\/|\._)/.test(name));
  const path = layer === undefined ? paths[0] : paths.find((one) => layerName(one) === layer);
  if (path === undefined)
    throw new ReadError(
      'shapefile',
      `There is no layer ${quoted(layer ?? '')}; layers: ${paths.map(layerName).join('、')}`,
    );
  return { path, others: paths.filter((one) => one !== path).map(layerName) };
}

type TextEncoding = { encoding: Encoding; confidence: number; by: string };

/** What the clerk said, else .cpg, else the language driver, each of which the texts must not contradict; else the texts. */
function encodingOf(dbf: ReturnType<typeof dbfOf>, cpg: string | undefined, said?: string): TextEncoding {
  const sample = dbf.sample();
  const declared = cpg === undefined ? undefined : encodingOfCpg(cpg);
  if (cpg !== undefined && declared === undefined && said === undefined)
    throw new ReadError(
      'encoding',
      `The .cpg file names an encoding that is not known, ${quoted(cpg.trim())}; say which it is (--encoding)`,
    );
  const label = said ?? declared ?? dbf.encoding;
  const by = said !== undefined ? '--encoding' : declared ? '.cpg' : 'the language driver of the .dbf';
  if (label === undefined) {
    const { encoding, confidence } = decode(sample);
    return { encoding, confidence, by: 'its texts' };
  }
  try {
    const { encoding } = decode(sample, label);
    return { encoding, confidence: 1, by };
  } catch (error) {
    if (!(error instanceof ReadError) || said !== undefined) throw error;
    throw new ReadError(
      'encoding',
      `The texts of the .dbf are not ${label}, which ${by} names; say which they are (--encoding utf-8, --encoding gb18030)`,
    );
  }
}

/**
 * A layer of an archive that holds at least one .shp. Rows are numbered from 1 as the records are; struck-out records are
 * left out with a note. `crs` is absent where no .prj says it.
 * @throws ReadError 'shapefile' when parts are missing, differ in length or are damaged, 'encoding' and 'crs' when those
 * are in doubt
 */
export function layerOf(archive: Archive, options: LayerOptions): Layer {
  const { path, others } = chosenLayer(archive, options.layer);
  const part = (extension: string): Uint8Array | undefined => {
    const wanted = path.replace(/shp$/i, extension).toLowerCase();
    const name = archive.names.find((one) => one.toLowerCase() === wanted);
    return name === undefined ? undefined : partBytes(archive, name);
  };
  const ascii = (bytes: Uint8Array | undefined) =>
    bytes && new TextDecoder('utf-8').decode(bytes.subarray(0, 20_000));
  const table = part('dbf');
  if (!table)
    throw new ReadError('shapefile', 'The .dbf file is missing; zip all parts of the shapefile together');
  const dbf = dbfOf(table);
  const { shapes, flattened } = shapesOf(partBytes(archive, path));
  const { encoding, confidence, by } = encodingOf(dbf, ascii(part('cpg')), options.encoding);
  const { names, rows: read, cut, skipped } = dbf.read(encoding);
  const list = part('fields.csv');
  const { headings, rows } = list
    ? byFieldList({ headings: names, rows: read }, new TextDecoder().decode(list))
    : { headings: names, rows: read };
  if (rows.length !== shapes.length)
    throw new ReadError(
      'shapefile',
      `The .shp file has ${shapes.length} shapes, the .dbf file ${rows.length} records; export the layer again`,
    );
  const layer: Layer = {
    name: layerName(path),
    headings,
    rows: [],
    encoding,
    notes: [],
    problems: [],
    detected: [
      detection('sheet', layerName(path), others.length > 0 ? 0.5 : 1),
      detection('encoding', encoding, confidence),
    ],
  };
  let deleted = 0;
  let closed = 0;
  rows.forEach((row, i) => {
    const number = i + 1;
    const shape = shapes[i]!;
    if (row.deleted) {
      deleted++;
      return;
    }
    try {
      if (shape instanceof ReadError) throw shape;
      const geometry = geometryOf(shape, MAX_VERTICES, (fact, value) => {
        throw new ReadError('shapefile', `Feature ${number}: ${fact}`, { row: number, value });
      });
      if (geometry.closed) closed++;
      layer.rows.push({ number, cells: row.cells, geometry: geometry.value });
    } catch (error) {
      if (!(error instanceof ReadError)) throw error;
      layer.problems.push(error);
    }
  });
  const prj = ascii(part('prj'));
  if (prj !== undefined && prj.trim() !== '') layer.crs = crsOfWkt(prj);
  layer.notes.push(`the encoding is told by ${by}`);
  if (others.length > 0)
    layer.notes.push(`read layer "${layer.name}" only; other layers: ${others.join('、')} (--sheet)`);
  if (deleted > 0) layer.notes.push(`${deleted} struck-out records are not read`);
  if (closed > 0) layer.notes.push(`closed an open ring in ${closed} features`);
  if (flattened) layer.notes.push('dropped heights or measures of the shapes');
  if (cut > 0)
    layer.notes.push(
      `${cut} texts or headings are cut inside a character, as the format is too narrow for them`,
    );
  if (skipped.length > 0) layer.notes.push(`columns of a type that is not read: ${skipped.join('、')}`);
  return layer;
}
