/** What kind of file the bytes are: told by what is in them, the name only where that leaves a choice. */
import { quoted, ReadError } from './sheet.ts';

export const FILE_KINDS = ['csv', 'xlsx', 'geojson', 'shapefile', 'kml', 'flatgeobuf'] as const;
export type FileKind = (typeof FILE_KINDS)[number];

type KindFound = { kind: FileKind; confidence: number };

/** With it each record of a GeoJSON text sequence begins (RFC 8142). */
const RECORD_SEPARATOR = '\u001e';

const SAVE_AS = '另存为 → Excel 工作簿 (*.xlsx)';

/** Parts that say what a ZIP file is; what the readers cannot take comes with its way out. */
const PARTS: [RegExp, FileKind | string][] = [
  [/^content\.xml$/i, `an OpenDocument sheet (.ods); choose ${SAVE_AS}`],
  [/^xl\/workbook\.bin$/i, `a binary workbook (.xlsb); choose ${SAVE_AS}`],
  [/^word\//i, 'a Word document; copy the table into an Excel sheet'],
  [/^ppt\//i, 'a PowerPoint document; copy the table into an Excel sheet'],
  [/^xl\//i, 'xlsx'],
  [/^\[content_types\]\.xml$/i, 'xlsx'],
  [/\.shp$/i, 'shapefile'],
  [/\.kml$/i, 'kml'],
  [/\.gdb\//i, 'a zipped file geodatabase; export the layer as GeoJSON'],
  [
    /\.(csv|tsv|txt|xlsx?|et|json|geojson)$/i,
    'a ZIP file with a table in it; unpack it and hand in the table',
  ],
];

/** Texts that are no table and no map layer, although their names often say so. */
const TEXTS: [RegExp, FileKind | string][] = [
  [/^<\?xml[^>]*>[\s\S]{0,4000}?<(\w+:)?kml[\s>]|^<(\w+:)?kml[\s>]/i, 'kml'],
  [
    /^(<\?xml[^>]*>\s*(<\?[^>]*>\s*)*)?<Workbook[\s>]/i,
    `a spreadsheet saved as XML under another name; open it in Excel or WPS and choose ${SAVE_AS}`,
  ],
  [
    /^(<\?xml[^>]*>\s*)?(<!doctype html|<html|<head|<meta|<table|<div|<style)/i,
    `a web page, whatever its name says; open it in Excel or WPS and choose ${SAVE_AS}`,
  ],
  [/^mime-version:/i, `a web archive, whatever its name says; open it in Excel or WPS and choose ${SAVE_AS}`],
  [/^<\?xml[^>]*>\s*[\s\S]{0,2000}?<gpx[\s>]/i, 'a GPX track; export the layer as GeoJSON'],
  [/^<\?xml[^>]*>\s*[\s\S]{0,2000}?<(wfs|gml|ogr):/i, 'a GML file; export the layer as GeoJSON'],
  [/^<(\?xml|!doctype)/i, 'an XML file, but no KML; export the table as CSV or the layer as GeoJSON'],
  [/^\{|^\[\s*\{/, 'geojson'],
];

const found = (what: FileKind | string, confidence: number): KindFound => {
  if ((FILE_KINDS as readonly string[]).includes(what)) return { kind: what as FileKind, confidence };
  throw new ReadError('kind', `This is ${what}`);
};

/** The kind of a ZIP file with these parts. @throws ReadError 'kind' with the way out for all others */
export function archiveKind(names: readonly string[]): KindFound {
  const match = PARTS.find(([pattern]) => names.some((name) => pattern.test(name)));
  if (match) return found(match[1], 1);
  throw new ReadError(
    'kind',
    'This is a ZIP file, but no XLSX workbook, shapefile or KMZ; unpack it and hand in the table or layer itself',
  );
}

/**
 * The kind of a text file: JSON and KML by how they begin, else a table of delimited text.
 * @throws ReadError 'kind' for web pages and other texts that no reader takes
 */
export function textKind(name: string, text: string): KindFound {
  const start = text.slice(0, 8192).trimStart();
  const match = TEXTS.find(([pattern]) => pattern.test(start));
  if (match) return found(match[1], 1);
  if (start.startsWith(RECORD_SEPARATOR)) return { kind: 'geojson', confidence: 1 };
  if (/\.(geo)?json(l|seq|s)?$/i.test(name)) return { kind: 'geojson', confidence: 0.9 };
  return { kind: 'csv', confidence: /\.(csv|tsv|txt|tab)$/i.test(name) ? 1 : 0.8 };
}

/** The kind a clerk named. @throws ReadError 'kind' for any other word */
export function kindNamed(name: string): FileKind {
  const kind = FILE_KINDS.find((one) => one === name.trim().toLowerCase());
  if (kind) return kind;
  throw new ReadError('kind', `Format ${quoted(name)} is not known; choose one of ${FILE_KINDS.join(', ')}`);
}
