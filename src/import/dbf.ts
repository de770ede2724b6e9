/** Reads dBASE tables, the attributes of a shapefile (dBASE III+, with the types of Visual FoxPro that ArcGIS and QGIS write). */
import { type Encoding, encodingNamed } from './encoding.ts';
import { type Cell, quoted, ReadError } from './sheet.ts';

/** `cells` are as long as the names; `deleted` marks a record that the program which wrote it had struck out. */
type DbfRow = { cells: Cell[]; deleted: boolean };

export type Dbf = {
  /** The language driver says so, if it names an encoding. */
  encoding?: Encoding;
  /** All texts that end inside their column, one a line: what an encoding can be told from. */
  sample(): Uint8Array;
  /** Names and rows with texts in that encoding; `cut` counts texts the column's width cut inside a character. */
  read(encoding: Encoding): { names: string[]; rows: DbfRow[]; cut: number; skipped: string[] };
};

type Column = { name: Uint8Array; type: string; start: number; length: number };

const MAX_COLUMNS = 512;
const SAMPLE_BYTES = 1_000_000;
const LONGEST_CHARACTER = 4;

/** Language driver ids (Visual FoxPro and ESRI) to encodings. */
const DRIVERS: Record<number, string> = {
  3: 'windows-1252',
  77: 'gb18030',
  122: 'gb18030',
  79: 'big5',
  120: 'big5',
};

const CPG: Record<string, string> = {
  '65001': 'utf-8',
  '936': 'gb18030',
  '54936': 'gb18030',
  gb18030: 'gb18030',
  '950': 'big5',
  '1252': 'windows-1252',
  '88591': 'windows-1252',
};

/** The encoding a .cpg file names (`UTF-8`, `936`, `CP936`, `ANSI 936`, `GBK` …), or undefined. */
export function encodingOfCpg(text: string): Encoding | undefined {
  const label = text.replace(/\0/g, '').trim().toLowerCase();
  return (
    encodingNamed(label) ?? encodingNamed(CPG[label.replace(/^(ansi|oem|cp|iso|windows)|[\s_-]/g, '')] ?? '')
  );
}

const broken = (fact: string) => new ReadError('shapefile', `The .dbf file ${fact}; export the layer again`);

function columnsOf(bytes: Uint8Array, end: number, recordLength: number): Column[] {
  const columns: Column[] = [];
  let start = 1;
  for (let at = 32; at + 32 <= end && bytes[at] !== 0x0d; at += 32) {
    const zero = bytes.subarray(at, at + 11).indexOf(0);
    const name = bytes.subarray(at, at + (zero < 0 ? 11 : zero));
    const type = String.fromCharCode(bytes[at + 11]!);
    const length = bytes[at + 16]!;
    columns.push({ name, type, start, length });
    start += length;
    if (columns.length > MAX_COLUMNS) throw broken(`has more than ${MAX_COLUMNS} columns`);
  }
  if (columns.length === 0) throw broken('has no columns');
  if (start > recordLength) throw broken('has records shorter than its columns');
  return columns;
}

/** Without the blanks and zeros that fill the column. */
function filled(bytes: Uint8Array): Uint8Array {
  let end = bytes.length;
  while (end > 0 && (bytes[end - 1] === 0x20 || bytes[end - 1] === 0)) end--;
  return bytes.subarray(0, end);
}

/** The table in the bytes of a .dbf file. @throws ReadError 'shapefile' when it is damaged */
export function dbfOf(bytes: Uint8Array): Dbf {
  if (bytes.length < 33) throw broken('is too short');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [count, headerLength, recordLength] = [
    view.getUint32(4, true),
    view.getUint16(8, true),
    view.getUint16(10, true),
  ];
  if (headerLength < 33 || recordLength < 2 || headerLength + count * recordLength > bytes.length + 1)
    throw broken('is cut off or has a broken header');
  const columns = columnsOf(bytes, headerLength, recordLength);
  const raw = (row: number, { start, length }: Column) => {
    const at = headerLength + row * recordLength + start;
    return filled(bytes.subarray(at, at + length));
  };
  const driver = DRIVERS[bytes[29]!];
  const encoding = driver === undefined ? undefined : encodingNamed(driver);
  return {
    ...(encoding ? { encoding } : {}),
    sample() {
      const parts: number[] = [];
      for (const { name } of columns) if (name.length < 10) parts.push(...name, 10);
      for (let row = 0; row < count && parts.length < SAMPLE_BYTES; row++)
        for (const column of columns) {
          const text = column.type === 'C' ? raw(row, column) : new Uint8Array(0);
          if (text.length > 0 && text.length < column.length)
            parts.push(...text.filter((byte) => byte !== 0), 10);
        }
      return Uint8Array.from(parts);
    },
    read(chosen) {
      const decoder = new TextDecoder(chosen, { fatal: true, ignoreBOM: true });
      let cut = 0;
      const text = (part: Uint8Array, isFull: boolean, what: () => string): string => {
        for (let drop = 0; drop < (isFull ? LONGEST_CHARACTER : 1) && drop <= part.length; drop++)
          try {
            const found = decoder.decode(part.subarray(0, part.length - drop));
            if (drop > 0) cut++;
            return found.replaceAll('\0', '').trimEnd();
          } catch {}
        throw new ReadError('encoding', `${what()} is not valid ${chosen}; say the encoding (--encoding)`);
      };
      const names = columns.map(({ name }, i) =>
        text(name, name.length >= 10, () => `The name of column ${i + 1}`),
      );
      const skipped = names.filter((_, i) => !(columns[i]!.type in CELLS));
      const rows = Array.from({ length: count }, (_, row) => ({
        deleted: bytes[headerLength + row * recordLength] === 0x2a,
        cells: columns.map((column, i) => {
          const part = raw(row, column);
          const place = () => `Record ${row + 1}, column ${quoted(names[i])}`;
          return column.type === 'C'
            ? text(part, part.length === column.length, place) || null
            : (CELLS[column.type]?.(part, column) ?? null);
        }),
      }));
      return { names, rows, cut, skipped };
    },
  };
}

const ascii = (part: Uint8Array) => String.fromCharCode(...part).trim();

/** A number; what has more digits than a double holds stays text, and overflow marks (`****`) are empty. */
function numeric(part: Uint8Array): Cell {
  const text = ascii(part);
  if (text === '' || /^\*+$/.test(text)) return null;
  const value = Number(text);
  return Number.isFinite(value) && text.replace(/\D/g, '').length <= 15 ? value : text;
}

const CELLS: Record<string, (part: Uint8Array, column: Column) => Cell> = {
  C: () => null,
  N: numeric,
  F: numeric,
  L: (part) => ({ T: true, Y: true, F: false, N: false })[ascii(part).toUpperCase()] ?? null,
  D: (part) => {
    const [, year, month, day] = /^(\d{4})(\d\d)(\d\d)$/.exec(ascii(part)) ?? [];
    const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
    return year === undefined || year === '0000' || Number.isNaN(date.getTime()) ? null : date;
  },
};
