/** Reads the sheets of an Office Open XML workbook (ECMA-376) without trusting it: capped, streamed, no document types. */
import { archiveKind } from './file-kind.ts';
import type { Merge, Row, Sheet, SheetOptions } from './sheet.ts';
import { ReadError } from './sheet.ts';
import { sheetFromGrid } from './table.ts';
import { columnLetters, gridOf, unescaped, type Workbook } from './xlsx-sheet.ts';
import { styleKinds } from './xlsx-styles.ts';
import { attribute, walkXml } from './xml.ts';
import { type Archive, archiveOf, type ZipLimits } from './zip.ts';

export type XlsxOptions = SheetOptions & ZipLimits;

type Part = { name: string; target: string; isHidden: boolean };

const MAX_ROWS = 200_000;
const MAX_COLUMNS = 512;
const MAX_STRINGS = 1_000_000;
const MAX_SHEETS = 100;
const OLE = [0xd0, 0xcf, 0x11, 0xe0];
/** "EncryptedPackage" in UTF-16, the stream in which Office keeps a workbook with a password (MS-OFFCRYPTO 2.3.4.4). */
const ENCRYPTED = [...'EncryptedPackage'].flatMap((char) => [char.charCodeAt(0), 0]);

/**
 * The visible sheets of a workbook in their order; hidden ones are left out with a note on the first. A sheet without a
 * heading row has none and a problem. A text merged downwards stands in each of its rows, a number only in the first, for it
 * may be a sum; hidden rows are read. All of it is noted.
 * @throws ReadError 'xlsx' when it is not such a workbook, 'zip' when it is damaged, 'limit' beyond the caps
 */
export function sheetsFromXlsx(bytes: Uint8Array, options: XlsxOptions = {}): Sheet[] {
  refuseOthers(bytes);
  const archive = archiveOf(bytes, options);
  const { kind } = archiveKind(archive.names);
  if (kind !== 'xlsx') throw new ReadError('xlsx', `This is a ${kind} file, not an XLSX workbook`);
  const path = relations(archive, '_rels/.rels').find(
    (relation) => relation.type === 'officeDocument',
  )?.target;
  const workbookPart = path ?? 'xl/workbook.xml';
  if (!has(archive, workbookPart))
    throw new ReadError('xlsx', 'This is a ZIP file, but not an XLSX workbook');
  const { parts, workbook } = workbookOf(archive, workbookPart);
  const visible = parts.filter((part) => !part.isHidden);
  if (visible.length === 0) throw new ReadError('xlsx', 'The workbook has no visible sheet');
  const sheets = visible.map((part) => sheetOf(archive, part, workbook, options));
  const hidden = parts.filter((part) => part.isHidden).map((part) => part.name);
  if (hidden.length > 0) sheets[0]!.notes.push(`hidden sheets not read: ${hidden.join(', ')}`);
  return sheets;
}

function refuseOthers(bytes: Uint8Array): void {
  if (OLE.every((byte, i) => bytes[i] === byte)) {
    if (includes(bytes.subarray(0, 65_536), ENCRYPTED) || includes(bytes.subarray(-65_536), ENCRYPTED))
      throw new ReadError(
        'xlsx',
        'The workbook is protected by a password; remove it (文件 → 信息 → 保护工作簿) and save again',
      );
    throw new ReadError(
      'xlsx',
      'This is an old Excel file (.xls, .et); choose 另存为 → Excel 工作簿 (*.xlsx)',
    );
  }
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b)
    throw new ReadError('xlsx', 'This is not an XLSX file; choose 另存为 → Excel 工作簿 (*.xlsx)');
}

function includes(bytes: Uint8Array, part: number[]): boolean {
  for (let at = bytes.indexOf(part[0]!); at >= 0; at = bytes.indexOf(part[0]!, at + 1))
    if (part.every((byte, i) => bytes[at + i] === byte)) return true;
  return false;
}

const has = (archive: Archive, part: string) =>
  archive.names.some((name) => name.toLowerCase() === part.toLowerCase());

/** The internal relationships of a part; targets are paths from the root of the archive (OPC, ISO 29500-2, 9.3). */
function relations(archive: Archive, part: string): { id: string; type: string; target: string }[] {
  const found: { id: string; type: string; target: string }[] = [];
  if (!has(archive, part)) return found;
  const folder = part.replace(/_rels\/[^/]*$/, '');
  walkXml(archive, part, {
    open(name, { Id: id = '', Type: type = '', Target: target = '', TargetMode: mode }) {
      if (name !== 'Relationship' || mode === 'External') return;
      const path: string[] = [];
      for (const step of (target.startsWith('/') ? target.slice(1) : folder + target).split('/'))
        if (step === '..') path.pop();
        else if (step !== '.' && step !== '') path.push(step);
      found.push({ id, type: type.slice(type.lastIndexOf('/') + 1), target: path.join('/') });
    },
  });
  return found;
}

function workbookOf(archive: Archive, part: string): { parts: Part[]; workbook: Workbook } {
  const related = relations(archive, part.replace(/([^/]*)$/, '_rels/$1.rels'));
  const target = (type: string) => related.find((relation) => relation.type === type)?.target;
  const parts: Part[] = [];
  let epoch: 1900 | 1904 = 1900;
  walkXml(archive, part, {
    open(name, attributes) {
      if (name === 'workbookPr' && /^(1|true)$/.test(attributes.date1904 ?? '')) epoch = 1904;
      if (name !== 'sheet') return;
      const relation = related.find(({ id }) => id === attribute(attributes, 'id'));
      if (relation?.type !== 'worksheet') return;
      const isHidden = (attributes.state ?? 'visible') !== 'visible';
      if (parts.push({ name: attributes.name ?? '', target: relation.target, isHidden }) > MAX_SHEETS)
        throw new ReadError('limit', `The workbook has more than ${MAX_SHEETS} sheets; split it`);
    },
  });
  const [strings, styles] = [target('sharedStrings'), target('styles')];
  return {
    parts,
    workbook: {
      epoch,
      strings: strings && has(archive, strings) ? sharedStrings(archive, strings) : [],
      styles: styles && has(archive, styles) ? styleKinds(archive, styles) : [],
    },
  };
}

function sharedStrings(archive: Archive, part: string): string[] {
  const strings: string[] = [];
  let text = '';
  let collecting = false;
  let phonetic = false;
  walkXml(archive, part, {
    open(name) {
      if (name === 'si') text = '';
      else if (name === 'rPh') phonetic = true;
      else if (name === 't') collecting = !phonetic;
    },
    text(piece) {
      if (collecting) text += piece;
    },
    close(name) {
      if (name === 't') collecting = false;
      else if (name === 'rPh') phonetic = false;
      else if (name === 'si' && strings.push(unescaped(text)) > MAX_STRINGS)
        throw new ReadError('limit', `The workbook has more than ${MAX_STRINGS} texts; split it`);
    },
  });
  return strings;
}

function sheetOf(archive: Archive, part: Part, workbook: Workbook, options: XlsxOptions): Sheet {
  const limits = { maxRows: options.maxRows ?? MAX_ROWS, maxColumns: options.maxColumns ?? MAX_COLUMNS };
  const grid = gridOf(archive, part.target, workbook, limits);
  const sheet = sheetFromGrid(part.name, grid.rows, grid.merges, { ...options, ...limits }, grid.notes);
  const taken = new Set(sheet.rows.map((row) => row.number));
  sheet.epoch = workbook.epoch;
  const hidden = grid.hidden.filter((number) => taken.has(number));
  if (hidden.length > 0) sheet.notes.push(`hidden rows are read too: ${listed(hidden)}`);
  const merged = grid.merges.filter((merge) => merge.top > sheet.headingRow && taken.has(merge.top));
  const at = new Map(sheet.rows.map((row, i) => [row.number, i]));
  const spread = merged.filter((merge) => filledDown(sheet.rows, at.get(merge.top), merge));
  const single = merged.filter((merge) => !spread.includes(merge));
  if (spread.length > 0)
    sheet.notes.push(
      `a text merged over several rows stands in each of them: ${listed(spread.map(rangeText))}`,
    );
  if (single.length > 0)
    sheet.notes.push(
      `merged cells count for their first row and column only: ${listed(single.map(rangeText))}; unmerge and fill them`,
    );
  return sheet;
}

const rangeText = ({ top, left, bottom, right }: Merge) =>
  `${columnLetters(left)}${top}:${columnLetters(right)}${bottom}`;

/** Puts a text merged over several rows of one column into each of them; whether it did. */
function filledDown(rows: Row[], first: number | undefined, { top, left, bottom, right }: Merge): boolean {
  const value = first === undefined ? undefined : rows[first]!.cells[left];
  if (first === undefined || left !== right || top === bottom || typeof value !== 'string') return false;
  for (let i = first + 1; i < rows.length && rows[i]!.number <= bottom; i++) rows[i]!.cells[left] ??= value;
  return true;
}

const listed = (items: (string | number)[]) =>
  `${items.slice(0, 10).join(', ')}${items.length > 10 ? ' …' : ''}`;
