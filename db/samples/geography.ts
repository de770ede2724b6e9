/** The base geography that samples lie in, as committed in `db/base/`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DIVISIONS } from '../../src/domain/city.ts';
import type { Geometry, Position } from '../../src/domain/geometry.ts';

export type DivisionCode = keyof typeof DIVISIONS;
type Properties = Readonly<Record<string, unknown>>;
export type Outline = { properties: Properties; geometry: Geometry };
export type Zone = {
  no: string;
  name: string;
  nameEn: string;
  short: string;
  level: string;
  division: DivisionCode;
  centre: Position;
  founded: number;
  /** Kilometres. */
  accuracy: number;
  industries: string[];
};
export type Hub = {
  no: string;
  name: string;
  nameEn: string;
  kind: string;
  division: string;
  centre: Position;
  /** Kilometres. */
  accuracy: number;
};

const FOLDER = join(import.meta.dirname, '../base');
const text = (name: string) => readFileSync(join(FOLDER, name), 'utf8');

export const outlines = (name: 'divisions' | 'water' | 'neighbours'): Outline[] =>
  (JSON.parse(text(`${name}.geojson`)) as { features: Outline[] }).features;

function rows(name: string): Record<string, string>[] {
  const [head, ...lines] = text(name).trim().split('\n');
  const columns = head!.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    return Object.fromEntries(columns.map((column, i) => [column, cells[i] ?? '']));
  });
}

export const zones = (): Zone[] =>
  rows('zones.csv').map((row) => ({
    no: row.id!,
    name: row.name_zh!,
    nameEn: row.name_en!,
    short: row.short_zh!,
    level: row.level!,
    division: row.division as DivisionCode,
    centre: [Number(row.lon), Number(row.lat)],
    founded: Number(row.founded),
    accuracy: Number(row.accuracy_km),
    industries: row.industries!.split(';'),
  }));

export const hubs = (): Hub[] =>
  rows('hubs.csv').map((row) => ({
    no: row.id!,
    name: row.name_zh!,
    nameEn: row.name_en!,
    kind: row.kind!,
    division: row.division!,
    centre: [Number(row.lon), Number(row.lat)],
    accuracy: Number(row.accuracy_km),
  }));
