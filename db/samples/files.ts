/** Turns laid-out rows into the bytes of a CSV, XLSX or GeoJSON file. */
import type { Geometry, Position } from '../../src/domain/geometry.ts';
import { columnLetters } from '../../src/import/xlsx-sheet.ts';
import { xlsx } from '../../src/import/xlsx-writer.ts';
import { written } from './coordinates.ts';
import { gb18030 } from './gb18030.ts';
import type { Cell, Group, Layout, Row } from './layout.ts';

export type CsvStyle = {
  encoding: 'utf-8' | 'utf-8-bom' | 'gb18030' | 'utf-16le';
  delimiter?: ',' | '\t';
  /** Rows above the headings. */
  titles?: readonly string[];
  /** A note below the last row. */
  footer?: string;
};

const headingsOf = (groups: readonly Group[]) =>
  groups.flatMap(([, columns]) => columns.map(([text]) => text));

function encoded(text: string, encoding: CsvStyle['encoding']): Uint8Array {
  if (encoding === 'gb18030') return gb18030(text);
  if (encoding === 'utf-16le') return new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'));
  return new TextEncoder().encode(encoding === 'utf-8-bom' ? `\ufeff${text}` : text);
}

/** A delimited text file with CRLF line ends and quotes only where RFC 4180 wants them. */
export function csvFile(layout: Layout, rows: readonly Row[], style: CsvStyle): Uint8Array {
  const { delimiter = ',', titles = [], footer } = style;
  const quoted = (value: Cell) => {
    const text = String(value ?? '');
    return /["\r\n]/.test(text) || text.includes(delimiter) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const headings = headingsOf(layout.groups);
  const line = (cells: readonly Cell[]) => cells.map(quoted).join(delimiter);
  const padded = (text: string) => line([text, ...headings.slice(1).map(() => '')]);
  const lines = [
    ...titles.map(padded),
    line(headings),
    ...rows.map(({ cells }) => line(headings.map((heading) => cells[heading] ?? null))),
    ...(footer === undefined ? [] : [padded(footer)]),
  ];
  return encoded(`${lines.join('\r\n')}\r\n`, style.encoding);
}

/** A workbook of one sheet: a title across all columns, two merged heading rows, the rows. */
export function xlsxFile(layout: Layout, rows: readonly Row[], sheet: string, title: string): Uint8Array {
  const headings = headingsOf(layout.groups);
  const merges = [`A1:${columnLetters(headings.length - 1)}1`];
  const [upper, lower]: [Cell[], Cell[]] = [[], []];
  for (const [group, columns] of layout.groups) {
    const from = columnLetters(upper.length);
    if (group !== '' && columns.length > 1)
      merges.push(`${from}2:${columnLetters(upper.length + columns.length - 1)}2`);
    columns.forEach(([heading], i) => {
      const letters = columnLetters(upper.length);
      if (group === '') merges.push(`${letters}2:${letters}3`);
      upper.push(group === '' ? heading : i === 0 ? group : null);
      lower.push(group === '' ? null : heading);
    });
  }
  const body = rows.map(({ cells }) => headings.map((heading) => cells[heading] ?? null));
  return xlsx({
    sheets: [
      {
        name: sheet,
        rows: [[title], upper, lower, ...body],
        merges,
        widths: headings.map((text) => widthOf(text)),
      },
    ],
  });
}

const widthOf = (heading: string) => Math.max(10, heading.length * 2 + 2);

type Nested = Position | Nested[];

const convertedNode = (node: Nested, layout: Layout): Nested =>
  typeof node[0] === 'number'
    ? written(node as Position, layout.crs)
    : (node as Nested[]).map((part) => convertedNode(part, layout));

/** A FeatureCollection; properties carry the headings, empty ones are left out. */
export function geojsonFile(layout: Layout, rows: readonly Row[]): Uint8Array {
  const geometry = (one: Geometry | null) =>
    one && { type: one.type, coordinates: convertedNode(one.coordinates as Nested, layout) };
  const features = rows.map(({ cells, sample }) =>
    JSON.stringify({
      type: 'Feature',
      properties: Object.fromEntries(Object.entries(cells).filter(([, value]) => value !== null)),
      geometry: geometry(sample.geometry),
    }),
  );
  const crs =
    layout.crs === 'cgcs2000'
      ? '"crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::4490"}},'
      : '';
  return new TextEncoder().encode(
    `{"type":"FeatureCollection",${crs}"features":[\n${features.join(',\n')}\n]}\n`,
  );
}
