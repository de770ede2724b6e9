/** Writes dBASE III+ tables in UTF-8, the attributes of a shapefile. */

/** A field of the table: its name of at most 10 bytes and one text a record, as the type writes it. */
export type DbfField = {
  name: string;
  type: 'C' | 'N' | 'D' | 'L';
  decimals?: number;
  texts: readonly string[];
};

/** The widest text field. */
export const WIDEST = 254;
/** The table says its lengths in 16 bits. */
const LONGEST_RECORD = 65_535;
const DESCRIPTOR = 32;

const encoder = new TextEncoder();

/** Pieces of at most `WIDEST` bytes that together are the text; none but perhaps the last ends in the white space readers take off. */
export function pieces(text: string): string[] {
  const found: string[] = [];
  let rest = [...text];
  while (rest.length > 0) {
    let [end, size] = [0, 0];
    while (end < rest.length) {
      size += encoder.encode(rest[end]!).length;
      if (size > WIDEST) break;
      end++;
    }
    const whole = end;
    while (end > 1 && end < rest.length && /\s/.test(rest[end - 1]!)) end--;
    if (end <= 1) end = whole;
    found.push(rest.slice(0, end).join(''));
    rest = rest.slice(end);
  }
  return found;
}

/**
 * The bytes of the .dbf file; `changed` is the day of its last change.
 * @throws RangeError when the fields of a record together are wider than the format holds
 */
export function dbfFile(fields: readonly DbfField[], count: number, changed: Date): Uint8Array {
  const cells = fields.map(({ texts }) => texts.map((text) => encoder.encode(text)));
  const widths = cells.map((column, i) =>
    fields[i]!.type === 'D' ? 8 : column.reduce((most, { length }) => Math.max(most, length), 1),
  );
  const width = widths.reduce((sum, one) => sum + one, 1);
  const head = DESCRIPTOR * (fields.length + 1) + 1;
  if (width > LONGEST_RECORD || head > LONGEST_RECORD)
    throw new RangeError(
      `A record of a shapefile holds ${LONGEST_RECORD} bytes, these need ${width}; choose another format`,
    );
  const bytes = new Uint8Array(head + count * width + 1).fill(0x20, head);
  const view = new DataView(bytes.buffer);
  bytes.set([3, changed.getUTCFullYear() - 1900, changed.getUTCMonth() + 1, changed.getUTCDate()]);
  view.setUint32(4, count, true);
  view.setUint16(8, head, true);
  view.setUint16(10, width, true);
  fields.forEach(({ name, type, decimals = 0 }, i) => {
    const at = DESCRIPTOR * (i + 1);
    bytes.set(encoder.encode(name).subarray(0, 10), at);
    bytes[at + 11] = type.charCodeAt(0);
    bytes[at + 16] = widths[i]!;
    bytes[at + 17] = decimals;
  });
  bytes[head - 1] = 0x0d;
  let start = head + 1;
  fields.forEach(({ type }, i) => {
    const column = cells[i]!;
    for (let row = 0; row < count; row++) {
      const cell = column[row]!;
      const shift = type === 'N' ? widths[i]! - cell.length : 0;
      bytes.set(cell, start + row * width + shift);
    }
    start += widths[i]!;
  });
  bytes[bytes.length - 1] = 0x1a;
  return bytes;
}
