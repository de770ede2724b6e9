/** Writes a zipped shapefile: CGCS2000 degrees, texts in UTF-8, and a list of what its short field names stand for. */
import { strToU8, type Zippable, zipSync } from 'fflate';
import type { Geometry } from '../domain/geometry.ts';
import { type DbfField, dbfFile, pieces } from './dbf-writer.ts';
import { fieldList, type ListedField } from './field-list.ts';
import { shapeFiles } from './shp-writer.ts';

export type LayerColumn = {
  name: string;
  zh: string;
  en: string;
  unit: string;
  kind: 'text' | 'number' | 'date' | 'flag';
  /** One a record; null for no value. Dates are `2026-11-26`. */
  values: readonly (string | number | boolean | null)[];
};

export type LayerContent = {
  /** Name of the files within the archive. */
  name: string;
  columns: readonly LayerColumn[];
  geometries: readonly (Geometry | null)[];
  changed: Date;
};

/** EPSG:4490 as ArcGIS writes it. */
const PRJ =
  'GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]';

const NAME_BYTES = 10;
const bytesOf = (text: string) => new TextEncoder().encode(text).length;

function cut(text: string, most: number): string {
  let end = '';
  for (const char of text) {
    if (bytesOf(end + char) > most) break;
    end += char;
  }
  return end;
}

/** Names as long as the format lets them be, told apart by a number at their end. */
function namer() {
  const taken = new Set<string>();
  return (name: string): string => {
    let found = cut(name, NAME_BYTES);
    for (let n = 2; taken.has(found.toLowerCase()); n++)
      found = `${cut(name, NAME_BYTES - 1 - String(n).length).replace(/_$/, '')}_${n}`;
    taken.add(found.toLowerCase());
    return found;
  };
}

const decimalsOf = (value: number): number => {
  const [digits, exponent = '0'] = String(value).split('e');
  return Math.max(0, (digits!.split('.')[1]?.length ?? 0) - Number(exponent));
};

type Written = Omit<DbfField, 'name'>;

const WRITERS: Record<LayerColumn['kind'], (values: LayerColumn['values']) => Written[]> = {
  text: (values) => {
    const parts = values.map((value) => pieces(String(value ?? '')));
    const most = parts.reduce((sum, { length }) => Math.max(sum, length), 1);
    return Array.from({ length: most }, (_, i) => ({ type: 'C', texts: parts.map((part) => part[i] ?? '') }));
  },
  number: (values) => {
    const decimals = values.reduce<number>(
      (most, value) => (value === null ? most : Math.max(most, decimalsOf(Number(value)))),
      0,
    );
    const texts = values.map((value) => (value === null ? '' : Number(value).toFixed(decimals)));
    return [{ type: 'N', decimals, texts }];
  },
  date: (values) => [{ type: 'D', texts: values.map((value) => String(value ?? '').replaceAll('-', '')) }],
  flag: (values) => [{ type: 'L', texts: values.map((value) => (value === null ? '' : value ? 'T' : 'F')) }],
};

/**
 * The archive, and notes on what the format is too narrow for.
 * @throws RangeError when a record is wider than the format holds
 */
export function zippedShapefile({ name, columns, geometries, changed }: LayerContent): {
  bytes: Uint8Array;
  notes: string[];
} {
  const named = namer();
  const fields: DbfField[] = [];
  const listed: ListedField[] = [];
  const notes: string[] = [];
  for (const { name: column, kind, values, zh, en, unit } of columns) {
    const parts = WRITERS[kind](values).map((part) => ({ ...part, name: named(column) }));
    fields.push(...parts);
    listed.push(...parts.map((part) => ({ field: part.name, column, zh, en, unit })));
    if (parts.length > 1)
      notes.push(
        `texts of ${column} are longer than the 254 bytes of a field and go on in ${parts
          .slice(1)
          .map((part) => part.name)
          .join(', ')}`,
      );
  }
  const short = listed.filter(
    ({ field, column }) => field !== column && !listed.some((one) => one.field === column),
  );
  if (short.length > 0)
    notes.push(
      `${short.length} field names are cut to ten bytes; ${name}.fields.csv says what they stand for`,
    );
  const { shp, shx } = shapeFiles(geometries);
  const files: Zippable = {
    [`${name}.shp`]: shp,
    [`${name}.shx`]: shx,
    [`${name}.dbf`]: dbfFile(fields, geometries.length, changed),
    [`${name}.prj`]: strToU8(PRJ),
    [`${name}.cpg`]: strToU8('UTF-8'),
    [`${name}.fields.csv`]: strToU8(fieldList(listed)),
  };
  return { bytes: zipSync(files, { mtime: new Date(2020, 0, 1), level: 6 }), notes };
}
