/** Turns the bytes of a text file into text, or refuses: a wrong guess would store mojibake. */
import { errorOffset, utf8ErrorOffset } from './fault-offset.ts';
import { plausibility } from './plausibility.ts';
import { quoted, ReadError } from './sheet.ts';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030' | 'big5' | 'windows-1252';

/** `confidence` is 1 when a byte order mark or strict decoding settles it, else the plausible share of the text. */
export type Decoded = { text: string; encoding: Encoding; confidence: number; bom: boolean };

const LABELS: Record<string, Encoding> = {
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  'utf-16': 'utf-16le',
  'utf-16le': 'utf-16le',
  'utf-16be': 'utf-16be',
  gb18030: 'gb18030',
  gbk: 'gb18030',
  gb2312: 'gb18030',
  cp936: 'gb18030',
  big5: 'big5',
  'windows-1252': 'windows-1252',
};

/** Read only where a clerk or the file itself names them: nearly any bytes are valid in them. */
export const ENCODING_NAMES = Object.keys(LABELS);

/** The encoding a label means, or undefined. */
export const encodingNamed = (label: string): Encoding | undefined => LABELS[label.trim().toLowerCase()];

const MARKS: [Encoding, number[]][] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
  ['gb18030', [0x84, 0x31, 0x95, 0x33]],
];

const FORMATS: [string, number[]][] = [
  ['a ZIP or XLSX file', [0x50, 0x4b, 0x03, 0x04]],
  ['an old Excel file (.xls)', [0xd0, 0xcf, 0x11, 0xe0]],
  ['a PDF', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['UTF-32 text', [0xff, 0xfe, 0x00, 0x00]],
];

const WAY_OUT = 'in Excel or WPS choose 另存为 → "CSV UTF-8（逗号分隔）(*.csv)" and hand in that file';
const PLAUSIBLE = 0.7;

const startsWith = (bytes: Uint8Array, mark: number[]) => mark.every((byte, i) => bytes[i] === byte);

const refusal = (fact: string, value?: unknown) =>
  new ReadError('encoding', `${fact}; ${WAY_OUT}`, { value });

/**
 * The text of a file and the encoding it was in. A byte order mark decides; then strict UTF-8, UTF-16 by its
 * NUL bytes, and GB18030 (WHATWG Encoding, fatal), the last only if the characters are such as Chinese text uses.
 * A final SUB character, the end mark of DOS files, is dropped.
 * @param encoding a label the user chose (utf-8, gbk, gb2312, gb18030, utf-16le, utf-16be); nothing is guessed then
 * @throws ReadError 'encoding' for binary, mixed or already damaged files, naming what was tried or the byte offset
 */
export function decode(bytes: Uint8Array, encoding?: string): Decoded {
  const format = FORMATS.find(([, magic]) => startsWith(bytes, magic));
  if (format) throw refusal(`This is ${format[0]}, not a text file`);
  const marked = MARKS.find(([, mark]) => startsWith(bytes, mark));
  if (encoding !== undefined) return decodeAs(bytes, encoding, marked);
  if (marked) return { ...strict(bytes, marked[0], marked[1].length), confidence: 1, bom: true };
  if (bytes.includes(0)) return decodeWide(bytes);
  const bad = utf8ErrorOffset(bytes);
  if (bad < 0) return { ...strict(bytes, 'utf-8', 0), confidence: 1, bom: false };
  return decodeGb18030(bytes, bad);
}

function decodeAs(bytes: Uint8Array, label: string, marked: (typeof MARKS)[number] | undefined): Decoded {
  const encoding = encodingNamed(label);
  if (encoding === undefined)
    throw new ReadError(
      'encoding',
      `Unknown encoding ${quoted(label)}; choose one of ${ENCODING_NAMES.join(', ')}`,
      { value: label },
    );
  if (marked && marked[0] !== encoding)
    throw refusal(`The file was said to be ${encoding}, but its first bytes mark it as ${marked[0]}`, label);
  return { ...strict(bytes, encoding, marked?.[1].length ?? 0), confidence: 1, bom: marked !== undefined };
}

function strict(bytes: Uint8Array, encoding: Encoding, skip: number): Pick<Decoded, 'text' | 'encoding'> {
  const body = bytes.subarray(skip);
  let text: string;
  try {
    text = new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(body);
  } catch {
    const offset = skip + errorOffset(body, encoding);
    const line = bytes.subarray(0, offset).reduce((n, byte) => n + (byte === 10 ? 1 : 0), 1);
    const hex = bytes[offset]?.toString(16).padStart(2, '0').toUpperCase() ?? 'end of file';
    throw refusal(`Not valid ${encoding} at byte ${offset} (line ${line}, ${hex})`, offset);
  }
  return { text: clean(text), encoding };
}

function decodeWide(bytes: Uint8Array): Decoded {
  let best: Decoded | undefined;
  for (const encoding of ['utf-16le', 'utf-16be'] as const) {
    try {
      const { text } = strict(bytes, encoding, 0);
      const ascii = text.match(/[\t\n\r -~]/g)?.length ?? 0;
      const confidence = ascii === 0 ? 0 : plausibility(text);
      if (confidence > (best?.confidence ?? 0)) best = { text, encoding, confidence, bom: false };
    } catch {}
  }
  if (best && best.confidence >= PLAUSIBLE) return best;
  throw refusal('This is not a text file: it holds NUL bytes and is not UTF-16 (tried utf-16le, utf-16be)');
}

function decodeGb18030(bytes: Uint8Array, badUtf8: number): Decoded {
  const tried = `tried utf-8 (fails at byte ${badUtf8})`;
  const mixed = utf8Line(bytes);
  if (mixed > 0) throw refusal(`The file mixes encodings: line ${mixed} is utf-8, others are not (${tried})`);
  let text: string;
  try {
    text = strict(bytes, 'gb18030', 0).text;
  } catch (error) {
    if (!(error instanceof ReadError) || typeof error.value !== 'number') throw error;
    throw refusal(`The encoding is not known: ${tried}, gb18030 (fails at byte ${error.value})`);
  }
  const confidence = plausibility(text);
  if (confidence >= PLAUSIBLE) return { text, encoding: 'gb18030', confidence, bom: false };
  const share = `${Math.round(confidence * 100)} %`;
  throw refusal(
    `The encoding is not known: ${tried}, gb18030 (only ${share} of the characters are usual in Chinese text); if one of these reads rightly, say so: ${readings(bytes)}`,
  );
}

/** How the first line beyond ASCII reads in each encoding it is valid in, with the option that chooses it. */
function readings(bytes: Uint8Array): string {
  const high = bytes.findIndex((byte) => byte >= 0x80);
  const start = bytes.lastIndexOf(10, high) + 1;
  const end = bytes.indexOf(10, high);
  const line = bytes.subarray(start, Math.min(end < 0 ? bytes.length : end, start + 400));
  const choices = (['gb18030', 'big5', 'windows-1252'] as const).flatMap((encoding) => {
    try {
      const text = new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(line, { stream: true });
      return [`--encoding ${encoding} ${quoted(text.trim())}`];
    } catch {
      return [];
    }
  });
  return choices.join(', ') || 'none';
}

function clean(text: string): string {
  const body = text.endsWith('\u001a') ? text.slice(0, -1) : text;
  const damaged = body.search(/\ufffd|锟斤拷/);
  if (damaged >= 0)
    throw refusal(
      `The text was damaged before: it holds ${quoted(body.slice(damaged, damaged + 3))} for lost characters on line ${lineAt(body, damaged)}; start again from the original`,
    );
  for (let i = 0; i < body.length; i++) {
    const code = body.charCodeAt(i);
    // GeoJSON text sequences begin each record with RS (RFC 8142).
    if (code === 0x1e || (code < 0x20 ? code >= 0x09 && code <= 0x0d : code !== 0x7f)) continue;
    const name = code.toString(16).padStart(4, '0').toUpperCase();
    throw refusal(
      `This is not a text file: it holds the control character U+${name} on line ${lineAt(body, i)}`,
    );
  }
  if (isLatinMojibake(body))
    throw refusal(
      'The text was damaged before: Chinese read as Latin-1 and saved again; start again from the original',
    );
  return body;
}

function isLatinMojibake(text: string): boolean {
  const runs = text.match(/[\u0080-\u00ff]+/g) ?? [];
  const high = runs.join('');
  if (high.length < 8 || high.length < runs.length * 3 || /[\u0100-\u{10ffff}]/u.test(text)) return false;
  const bytes = Uint8Array.from(high, (char) => char.charCodeAt(0));
  if (utf8ErrorOffset(bytes) < 0) return true;
  try {
    return (
      plausibility(new TextDecoder('gb18030', { fatal: true, ignoreBOM: false }).decode(bytes)) >= PLAUSIBLE
    );
  } catch {
    return false;
  }
}

const lineAt = (text: string, index: number) => text.slice(0, index).split('\n').length;

/** Number of the first line that is UTF-8 with at least two Chinese characters; 0 when there is none. */
function utf8Line(bytes: Uint8Array): number {
  for (let start = 0, line = 1; start < bytes.length; line++) {
    const newline = bytes.indexOf(10, start);
    const end = newline < 0 ? bytes.length : newline;
    let han = 0;
    for (let i = start; i < end; i++) if (bytes[i]! >= 0xe4 && bytes[i]! <= 0xe9) han++;
    if (han >= 2 && utf8ErrorOffset(bytes, start, end) < 0) {
      const text = new TextDecoder().decode(bytes.subarray(start, end));
      if (/\p{Script=Han}.*\p{Script=Han}/u.test(text) && plausibility(text) >= PLAUSIBLE) return line;
    }
    start = end + 1;
  }
  return 0;
}
