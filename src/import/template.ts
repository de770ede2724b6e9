/** The workbook to fill in for a collection: one column a field, with lists to choose from, and a sheet that explains them. */
import type { Collection, Field } from '../domain/kinds.ts';
import { givenFields } from '../domain/record.ts';
import { UNITS } from '../domain/units.ts';
import { SYSTEM_HEADINGS } from './headings.ts';
import { columnLetters } from './xlsx-sheet.ts';
import { xlsx } from './xlsx-writer.ts';

/** Rows that have lists to choose from. */
const ROWS = 2000;

const WRITTEN: Record<Field['kind'], string> = {
  text: '文字 / text',
  term: '从列表选 / from the list',
  number: '数 / number',
  count: '整数 / whole number',
  flag: '是或否 / 是 (yes) or 否 (no)',
  date: '日期 2026-11-23 / date',
  reference: '编号或名称 / number or name',
};

const unitOf = (field: Field) =>
  (field.kind === 'number' || field.kind === 'count') && field.unit !== undefined
    ? UNITS[field.unit].label.zh
    : '';

const heading = (field: Field) => {
  const unit = unitOf(field);
  return `${field.required ? '*' : ''}${field.label.zh}${unit && `（${unit}）`}`;
};

const PLACE = {
  Point: ['lon', 'lat', 'crs'],
  Polygon: ['ring', 'crs'],
  // A line is drawn on a map: GeoJSON, KML or a shapefile.
  LineString: [],
  None: [],
} as const;

const PLACE_HELP = {
  lon: '度，如 120.6196 / degrees',
  lat: '度，如 31.2989 / degrees',
  ring: '各点 经度,纬度;经度,纬度;… 或 WKT / points or WKT',
  crs: 'WGS84、CGCS2000、GCJ-02（高德、腾讯）或 BD-09（百度）',
} as const;

function choices(field: Field): string[] | undefined {
  if (field.kind === 'flag') return ['是', '否'];
  return field.kind === 'term' && !field.many ? Object.values(field.terms).map(({ zh }) => zh) : undefined;
}

function explained(field: Field): string {
  const list =
    field.kind === 'term'
      ? Object.values(field.terms)
          .map(({ zh, en }) => `${zh} ${en}`)
          .join('；')
      : '';
  const many = 'many' in field && field.many ? '可填多项，用、分开 / several, separated by 、' : '';
  const about = field.description ? `${field.description.zh} ${field.description.en}` : '';
  return [many, about, list].filter((text) => text !== '').join('　');
}

/** The workbook as the bytes of an .xlsx file; `*` marks what must be filled in. Imports read it as it is. */
export function templateOf(collection: Collection): Uint8Array<ArrayBuffer> {
  const fields = Object.values(givenFields(collection));
  const places = PLACE[collection.geometry];
  const headings = [...fields.map(heading), ...places.map((name) => SYSTEM_HEADINGS[name][0])];
  const validations = fields.flatMap((field, i) => {
    const values = choices(field);
    const letters = columnLetters(i);
    return values ? [{ range: `${letters}2:${letters}${ROWS}`, values }] : [];
  });
  const help = [
    ['列 / Column', 'English', '必填 / Required', '怎样填 / How', '单位 / Unit', '说明 / Notes'],
    ...fields.map((field) => [
      field.label.zh,
      field.label.en,
      field.required ? '是 / yes' : '',
      WRITTEN[field.kind],
      unitOf(field),
      explained(field),
    ]),
    ...places.map((name) => [SYSTEM_HEADINGS[name][0], name, '', PLACE_HELP[name], '', '']),
  ];
  const sheets = [
    {
      name: collection.label.zh,
      rows: [headings],
      widths: headings.map((text) => Math.max(12, text.length * 2 + 2)),
      validations,
    },
    { name: '填写说明', rows: help, widths: [24, 28, 14, 28, 12, 90] },
  ];
  return xlsx({ sheets }) as Uint8Array<ArrayBuffer>;
}
