/** Workbooks for tests, made of hand-written parts so that they may be as odd as those of other programs. */
import { strToU8, zipSync } from 'fflate';
import { ReadError } from './sheet.ts';
import { sheetsFromXlsx } from './xlsx.ts';

/** Namespaces of ECMA-376. */
export const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
export const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** XML inside the root elements of the parts. */
export type Parts = {
  sheet?: string;
  /** Rows and what follows them inside `<worksheet>`. */
  body?: string;
  strings?: string;
  styles?: string;
  workbook?: string;
};

/** The parts of a workbook with one sheet called 表. */
export function files({ sheet, body = '<sheetData/>', strings, styles, workbook }: Parts) {
  const relation = (id: number, type: string, target: string) =>
    `<Relationship Id="rId${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`;
  const texts: Record<string, string> = {
    '_rels/.rels': `<Relationships>${relation(1, 'officeDocument', '/xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml':
      workbook ??
      `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${relation(1, 'worksheet', 'worksheets/sheet1.xml')}${relation(2, 'sharedStrings', 'sharedStrings.xml')}${relation(3, 'styles', 'styles.xml')}</Relationships>`,
    'xl/worksheets/sheet1.xml': sheet ?? `<worksheet xmlns="${MAIN}">${body}</worksheet>`,
    ...(strings !== undefined ? { 'xl/sharedStrings.xml': `<sst xmlns="${MAIN}">${strings}</sst>` } : {}),
    ...(styles !== undefined
      ? { 'xl/styles.xml': `<styleSheet xmlns="${MAIN}">${styles}</styleSheet>` }
      : {}),
  };
  return Object.fromEntries(Object.entries(texts).map(([path, text]) => [path, strToU8(text)]));
}

/** The same as bytes. */
export const workbook = (parts: Parts) => zipSync(files(parts), { level: 0 });

/** The ReadError with which the reader refuses the bytes. */
export function refusal(bytes: Uint8Array): ReadError {
  try {
    sheetsFromXlsx(bytes);
  } catch (error) {
    if (error instanceof ReadError) return error;
    throw error;
  }
  throw new Error('was accepted');
}
