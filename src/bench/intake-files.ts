/** Files that are large or mean to be: legitimate ones at their limits, and bombs of every kind. */
import { strToU8, zipSync } from 'fflate';
import { dbf, PRJ, shp } from '../import/shapefile-fixture.ts';
import { files, type Parts } from '../import/workbook-fixture.ts';
import { xlsx } from '../import/xlsx-writer.ts';

const ROWS = 100_000;
const HEAD = [
  '编号',
  '名称',
  '载体类型',
  '所属板块',
  '可用面积（㎡）',
  '租金',
  '经度',
  '纬度',
  '联系电话',
  '说明',
];
const row = (i: number) => [
  `P-${i}`,
  `样例载体${i}`,
  '标准厂房',
  '昆山',
  1000 + (i % 5000),
  20 + (i % 30),
  120.95 + (i % 1000) / 1e5,
  31.35 + (i % 997) / 1e5,
  '0512-00000001',
  `样例说明${i}`,
];

const workbook = (parts: Parts) => zipSync(files(parts), { level: 9 });
const cells = (count: number, cell: string) =>
  `<sheetData><row r="1">${cell.repeat(count)}</row></sheetData>`;
const feature = (coordinates: string) =>
  `{"type":"Feature","properties":{},"geometry":{"type":"LineString","coordinates":${coordinates}}}`;

const LAYER = {
  columns: [{ name: '编号', type: 'C' as const, length: 20 }],
  rows: [['甲']],
  shapes: [null],
  prj: PRJ.wgs84,
};

function tampered(bytes: Uint8Array, at: number, value: number, little: boolean): Uint8Array {
  new DataView(bytes.buffer).setUint32(at, value, little);
  return bytes;
}

type IntakeFile = { name: string; about: string; isTaken: boolean; bytes: () => Uint8Array };

/** Each file with whether it is taken; the others are refused. */
export const INTAKE_FILES: IntakeFile[] = [
  {
    name: 'rows.csv',
    about: '100,000 rows of ten cells',
    isTaken: true,
    bytes: () =>
      strToU8([HEAD, ...Array.from({ length: ROWS }, (_, i) => row(i))].map((r) => r.join(',')).join('\n')),
  },
  {
    name: 'rows.xlsx',
    about: '100,000 rows of ten cells as a workbook',
    isTaken: true,
    bytes: () =>
      xlsx({ sheets: [{ name: '表', rows: [HEAD, ...Array.from({ length: ROWS }, (_, i) => row(i))] }] }),
  },
  {
    name: 'rows.geojson',
    about: '100,000 points as GeoJSON',
    isTaken: true,
    bytes: () =>
      strToU8(
        `{"type":"FeatureCollection","features":[${Array.from({ length: ROWS }, (_, i) =>
          JSON.stringify({
            type: 'Feature',
            properties: { 编号: `P-${i}`, 名称: `样例${i}`, 载体类型: '仓储' },
            geometry: { type: 'Point', coordinates: [120.95, 31.35] },
          }),
        ).join(',')}]}`,
      ),
  },
  { name: 'commas.csv', about: '40 MB of commas', isTaken: false, bytes: () => strToU8(','.repeat(40e6)) },
  {
    name: 'lines.csv',
    about: '40 MB of line breaks',
    isTaken: false,
    bytes: () => strToU8('\n'.repeat(40e6)),
  },
  {
    name: 'quote.csv',
    about: '30 MB in a quote never closed',
    isTaken: false,
    bytes: () => strToU8(`a,b\n"${'x,\n'.repeat(1e5)}${'x'.repeat(30e6)}`),
  },
  {
    name: 'quotes.csv',
    about: '20 MB of quotes',
    isTaken: false,
    bytes: () => strToU8(`a,b\n${'"'.repeat(20e6 + 1)}`),
  },
  {
    name: 'wide.csv',
    about: '1,900 rows of 1,501 empty cells',
    isTaken: false,
    bytes: () => strToU8(`${','.repeat(1500)}\n`.repeat(1900)),
  },
  { name: 'long.csv', about: 'a text of 39 MB', isTaken: false, bytes: () => strToU8('字'.repeat(13e6)) },
  {
    name: 'too-long.csv',
    about: '60 MB of text',
    isTaken: false,
    bytes: () => strToU8('a,b\n'.repeat(15e6)),
  },
  {
    name: 'deep.geojson',
    about: '10 million brackets',
    isTaken: false,
    bytes: () => strToU8(`{"a":${'['.repeat(10e6)}`),
  },
  {
    name: 'vertices.geojson',
    about: 'a line of 3 million vertices',
    isTaken: false,
    bytes: () => strToU8(feature(`[${'[1,2],'.repeat(3e6)}[1,2]]`)),
  },
  {
    name: 'keys.geojson',
    about: 'a million properties',
    isTaken: false,
    bytes: () =>
      strToU8(
        `{"type":"FeatureCollection","x":{${Array.from({ length: 1e6 }, (_, i) => `"k${i}":1`).join(',')}}}`,
      ),
  },
  {
    name: 'records.geojsonl',
    about: '10 million record separators',
    isTaken: false,
    bytes: () => strToU8('\u001e1'.repeat(10e6)),
  },
  {
    name: 'zeros.xlsx',
    about: '64 MB of blanks in 64 kB',
    isTaken: false,
    bytes: () => workbook({ body: `<sheetData>${' '.repeat(63e6)}</sheetData>` }),
  },
  {
    name: 'cells.xlsx',
    about: 'six million cells in a part of 63 MB',
    isTaken: false,
    bytes: () => workbook({ body: cells(9e6, '<c/>') }),
  },
  {
    name: 'strings.xlsx',
    about: 'two million shared strings',
    isTaken: false,
    bytes: () => workbook({ strings: '<si><t>a</t></si>'.repeat(2e6) }),
  },
  {
    name: 'text.xlsx',
    about: 'one shared string of 60 MB',
    isTaken: false,
    bytes: () => workbook({ strings: `<si><t>${'ab'.repeat(30e6)}</t></si>` }),
  },
  {
    name: 'attributes.xlsx',
    about: 'three million attributes of one element',
    isTaken: false,
    bytes: () => workbook({ body: `<x ${Array.from({ length: 3e6 }, (_, i) => `a${i}="" `).join('')}/>` }),
  },
  {
    name: 'merges.xlsx',
    about: '100,000 merges over all columns',
    isTaken: false,
    bytes: () =>
      workbook({ body: `<sheetData/><mergeCells>${'<mergeCell ref="A1:XFD9"/>'.repeat(1e5)}</mergeCells>` }),
  },
  {
    name: 'repeats.xlsx',
    about: '21 parts of 60 MB each',
    isTaken: false,
    bytes: () => {
      const blank = strToU8(' '.repeat(60e6));
      return zipSync({
        ...files({}),
        ...Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`xl/media/${i}.xml`, blank])),
        'xl/workbook.xml': blank,
      });
    },
  },
  {
    name: 'entities.kml',
    about: 'a DOCTYPE with a billion laughs',
    isTaken: false,
    bytes: () =>
      strToU8(
        '<?xml version="1.0"?><!DOCTYPE kml [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><kml>&b;</kml>',
      ),
  },
  {
    name: 'placemarks.kml',
    about: 'a million placemarks',
    isTaken: false,
    bytes: () => strToU8(`<kml>${'<Placemark><name>a</name></Placemark>'.repeat(1e6)}</kml>`),
  },
  {
    name: 'coordinates.kml',
    about: 'a line of 30 MB',
    isTaken: false,
    bytes: () =>
      strToU8(
        `<kml><Placemark><LineString><coordinates>${'1,2 '.repeat(75e5)}</coordinates></LineString></Placemark></kml>`,
      ),
  },
  {
    name: 'doc.kmz',
    about: '60 MB of KML in 60 kB',
    isTaken: false,
    bytes: () => zipSync({ 'doc.kml': strToU8(`<kml>${' '.repeat(60e6)}</kml>`) }),
  },
  {
    name: 'records.zip',
    about: 'a .dbf that says it has 4 billion records',
    isTaken: false,
    bytes: () => zipSync({ 'a.shp': shp(LAYER), 'a.dbf': tampered(dbf(LAYER), 4, 4e9, true) }),
  },
  {
    name: 'points.zip',
    about: 'a shape that says it has 2 billion points',
    isTaken: false,
    bytes: () => {
      const layer = {
        ...LAYER,
        shapes: [
          {
            type: 3 as const,
            parts: [
              [
                [1, 2],
                [3, 4],
              ] as [number, number][],
            ],
          },
        ],
      };
      return zipSync({ 'a.shp': tampered(shp(layer), 100 + 8 + 40, 2e9, true), 'a.dbf': dbf(layer) });
    },
  },
];
