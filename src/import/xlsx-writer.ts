/** Writes small Office Open XML workbooks (ECMA-376): templates and refused rows; the same content gives the same bytes. */
import { strToU8, zipSync } from 'fflate';
import type { Cell } from './sheet.ts';
import { columnLetters, rangeOf } from './xlsx-sheet.ts';

/** A drop-down list for the cells of a range (`B2:B500`); other values are refused by the program. */
export type Validation = { range: string; values: string[] };

export type SheetContent = {
  /** At most 31 characters, none of `[]:*?/\`. */
  name: string;
  rows: Cell[][];
  /** Ranges such as `A1:C1`. */
  merges?: string[];
  /** Column widths in characters, from the first column on. */
  widths?: number[];
  validations?: Validation[];
};

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const SPREADSHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const LISTS = '_lists';
const MAX_INLINE_LIST = 255;
const MAX_TEXT = 32_767;
const DAY = 86_400_000;
const DATE_STYLE = 1;
const MOMENT_STYLE = 2;

const STYLES = `${DECLARATION}<styleSheet xmlns="${MAIN}"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Any character that might need escaping; most texts have none. */
const UNSAFE = /[^\n\t !#-%'-;=?-^`-~\u00a0-\ud7ff\ue000-\ufffd]/;

/** Characters XML cannot hold, and look-alikes of their escapes, as `_xHHHH_` (18.4.12). */
function escaped(text: string): string {
  if (!UNSAFE.test(text)) return text;
  let result = '';
  for (const char of text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')) {
    const code = char.codePointAt(0)!;
    const isHolding =
      code < 0x20
        ? code === 9 || code === 10
        : code < 0xd800 || (code > 0xdfff && code < 0xfffe) || code > 0xffff;
    result += isHolding ? (ENTITIES[char] ?? char) : `_x${code.toString(16).toUpperCase().padStart(4, '0')}_`;
  }
  return result;
}

/** The 1900 serial number of a moment, its UTC clock taken as the wall clock. */
function serialOf(date: Date): number {
  const days = date.getTime() / DAY + 25_569;
  if (!(days >= 2)) throw new RangeError(`The date ${String(date)} is before 1900; write it as text`);
  // Serial 60 is the 29 February 1900 that never was.
  return days < 61 ? days - 1 : days;
}

function cellXml(cell: Cell, reference: string): string {
  if (cell === null || cell === '') return '';
  if (typeof cell === 'boolean') return `<c r="${reference}" t="b"><v>${cell ? 1 : 0}</v></c>`;
  if (typeof cell === 'number') {
    if (!Number.isFinite(cell)) throw new RangeError(`Cell ${reference}: ${cell} is not a finite number`);
    return `<c r="${reference}"><v>${cell}</v></c>`;
  }
  if (cell instanceof Date) {
    const style = cell.getTime() % DAY === 0 ? DATE_STYLE : MOMENT_STYLE;
    return `<c r="${reference}" s="${style}"><v>${serialOf(cell)}</v></c>`;
  }
  if (cell.length > MAX_TEXT)
    throw new RangeError(
      `Cell ${reference} has ${cell.length} characters, a cell holds ${MAX_TEXT}; shorten it`,
    );
  return `<c r="${reference}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
}

function checkedRange(range: string): string {
  if (!rangeOf(range)) throw new RangeError(`"${range}" is not a range such as A1:C1`);
  return range;
}

const wrapped = (tag: string, items: string[]) =>
  items.length === 0 ? '' : `<${tag} count="${items.length}">${items.join('')}</${tag}>`;

function sheetXml(sheet: SheetContent, listOf: (values: string[]) => string): string {
  const widths = (sheet.widths ?? []).map(
    (width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`,
  );
  const rows = sheet.rows.map((cells, i) => {
    const xml = cells.map((cell, column) => cellXml(cell, `${columnLetters(column)}${i + 1}`)).join('');
    return xml === '' ? '' : `<row r="${i + 1}">${xml}</row>`;
  });
  const merges = (sheet.merges ?? []).map((range) => `<mergeCell ref="${checkedRange(range)}"/>`);
  const validations = (sheet.validations ?? []).map(
    ({ range, values }) =>
      `<dataValidation type="list" allowBlank="1" showErrorMessage="1" sqref="${checkedRange(range)}"><formula1>${escaped(listOf(values))}</formula1></dataValidation>`,
  );
  const cols = widths.length > 0 ? `<cols>${widths.join('')}</cols>` : '';
  return `${DECLARATION}<worksheet xmlns="${MAIN}">${cols}<sheetData>${rows.join('')}</sheetData>${wrapped('mergeCells', merges)}${wrapped('dataValidations', validations)}</worksheet>`;
}

function checkNames(sheets: SheetContent[]): void {
  const seen = new Set([LISTS]);
  for (const { name } of sheets) {
    if (name === '' || name.length > 31 || /[[\]:*?/\\]|^'|'$/.test(name))
      throw new RangeError(`"${name}" cannot be a sheet name; use 1–31 characters without []:*?/\\`);
    if (seen.has(name.toLowerCase())) throw new RangeError(`Two sheets are called "${name}"`);
    seen.add(name.toLowerCase());
  }
  if (sheets.length === 0) throw new RangeError('A workbook needs at least one sheet');
}

/**
 * A workbook as the bytes of an .xlsx file. Strings are never formulas; dates are styled serial numbers of their UTC clock.
 * Drop-down lists that do not fit a formula (255 characters, no commas or quotes) go to a hidden sheet.
 * @throws RangeError for what a workbook cannot hold: sheet names, ranges, texts over 32 767 characters, dates before 1900
 */
export function xlsx({ sheets }: { sheets: SheetContent[] }): Uint8Array {
  checkNames(sheets);
  const lists: string[][] = [];
  const listOf = (values: string[]) => {
    const inline = values.join(',');
    if (inline.length <= MAX_INLINE_LIST && !values.some((value) => /[,"]/.test(value))) return `"${inline}"`;
    const letters = columnLetters(lists.push(values) - 1);
    return `${LISTS}!$${letters}$1:$${letters}$${values.length}`;
  };
  const parts = sheets.map((sheet) => ({ name: sheet.name, xml: sheetXml(sheet, listOf), state: '' }));
  if (lists.length > 0) {
    const height = Math.max(...lists.map((list) => list.length));
    const rows = Array.from({ length: height }, (_, i) => lists.map((list) => list[i] ?? null));
    parts.push({ name: LISTS, xml: sheetXml({ name: LISTS, rows }, listOf), state: ' state="hidden"' });
  }
  const each = (write: (part: (typeof parts)[number], n: number) => string) =>
    parts.map((part, i) => write(part, i + 1)).join('');
  const files: Record<string, string> = {
    '[Content_Types].xml': `${DECLARATION}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${SPREADSHEET}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${SPREADSHEET}.styles+xml"/>${each((_, n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${SPREADSHEET}.worksheet+xml"/>`)}</Types>`,
    '_rels/.rels': `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${DECLARATION}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${each(({ name, state }, n) => `<sheet name="${escaped(name)}" sheetId="${n}"${state} r:id="rId${n}"/>`)}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships">${each((_, n) => `<Relationship Id="rId${n}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${n}.xml"/>`)}<Relationship Id="rId${parts.length + 1}" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': STYLES,
  };
  parts.forEach((part, i) => {
    files[`xl/worksheets/sheet${i + 1}.xml`] = part.xml;
  });
  const entries = Object.entries(files).map(([path, xml]) => [path, strToU8(xml)]);
  // ZIP keeps local time: a date built from local parts is the same in every time zone.
  return zipSync(Object.fromEntries(entries), { mtime: new Date(2020, 0, 1), level: 6 });
}
