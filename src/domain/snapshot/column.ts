/** A column of a snapshot as it is read: places on an axis of numbers, and the values they stand for. */
import { dayNumber, dayText } from '../calendar-day.ts';
import { byValue } from '../value-order.ts';
import type { DictionaryColumn, FloatColumn, ScaledColumn, StoredColumn } from './format.ts';

type Wide = Uint8Array | Uint16Array | Uint32Array | Float32Array | Float64Array;

/** From and to, both inclusive, on the axis of a column; from is not above to. */
export type Interval = readonly [from: number, to: number];

/**
 * A column. Every row has a place on the axis: its code (0 is no value), or for floats the number itself (NaN is no
 * value). Places are in the order of the values.
 */
export class Column {
  /** One element per row; undefined when all rows are at `constant`. With `high` these are the low 16 bits. */
  readonly data: Wide | undefined;
  readonly high: Uint8Array | undefined;
  readonly constant: number;
  readonly isDays: boolean;
  readonly #values: readonly (string | number)[] | undefined;
  readonly #least: number = 0;
  readonly #scale: number = 1;

  constructor(stored: StoredColumn, buffer: ArrayBuffer, start: number, rows: number) {
    this.isDays = stored.days === true;
    this.constant = 0;
    const at = start + stored.at;
    if ('float' in stored) {
      this.data = floats(stored, buffer, at, rows);
      this.constant = Number.NaN;
      return;
    }
    this.data = codes(stored, buffer, at, rows);
    if (stored.bits === 24) this.high = new Uint8Array(buffer, at + 2 * rows, rows);
    if ('values' in stored) {
      this.#values = stored.values;
      this.constant = stored.values.length;
    } else {
      this.#least = stored.least;
      this.#scale = stored.scale;
    }
  }

  get isFloat(): boolean {
    return Number.isNaN(this.constant);
  }

  /** How many codes there are, 0 included, when they fit a table; undefined for floats and more than 16 bits. */
  get codes(): number | undefined {
    if (this.data === undefined) return this.constant + 1;
    if (this.isFloat || this.high || this.data.BYTES_PER_ELEMENT > 2) return undefined;
    return this.#values ? this.#values.length + 1 : 2 ** (8 * this.data.BYTES_PER_ELEMENT);
  }

  /** The place of a row on the axis. */
  place(row: number): number {
    if (this.data === undefined) return this.constant;
    return this.high ? this.data[row]! | (this.high[row]! << 16) : this.data[row]!;
  }

  isNull(place: number): boolean {
    return this.isFloat ? Number.isNaN(place) : place === 0;
  }

  /** The number or text at a place that is not null; days as numbers. */
  at(place: number): string | number {
    if (this.isFloat) return place;
    return this.#values ? this.#values[place - 1]! : (place - 1 + this.#least) / this.#scale;
  }

  /** The value at a place as records have it: days as `YYYY-MM-DD`, null for none. */
  value(place: number): string | number | null {
    if (this.isNull(place)) return null;
    const value = this.at(place);
    return this.isDays ? dayText(Number(value)) : value;
  }

  /** The number at a row, null for none. For numeric columns. */
  number(row: number): number | null {
    const place = this.place(row);
    return this.isNull(place) ? null : Number(this.at(place));
  }

  /** A value of a filter as this column holds it; undefined when it cannot be compared with exactly. */
  #held(value: string | number): string | number | undefined {
    if (this.isDays) return dayNumber(String(value));
    if (this.#values && typeof (this.#values[0] ?? '') === 'string') return String(value);
    return Number.isNaN(Number(value)) ? undefined : Number(value);
  }

  /** The places of values between two ends, both inclusive, null open; undefined when an end cannot be compared with. */
  between(from: string | number | null, to: string | number | null): readonly Interval[] | undefined {
    const [least, most] = [from, to].map((end) => (end === null ? null : this.#held(end)));
    if (least === undefined || most === undefined) return undefined;
    if (this.isFloat) {
      const interval = [Number(least ?? -Infinity), Number(most ?? Infinity)] as const;
      return interval[0] <= interval[1] ? [interval] : [];
    }
    const top = this.#values ? this.#values.length : 0xff_ff_ff_ff;
    const first = least === null ? 1 : this.#firstFrom((value) => byValue(value, least!) >= 0, top);
    const after = most === null ? top + 1 : this.#firstFrom((value) => byValue(value, most!) > 0, top);
    return first < after ? [[first, after - 1]] : [];
  }

  /** The places of a value: none when the column could not even hold it. */
  equal(value: string | number): readonly Interval[] {
    return this.between(value, value) ?? [];
  }

  /** The places of lists of which a value passes the test. */
  holding(test: (value: string) => boolean): readonly Interval[] {
    return (this.#values ?? []).flatMap((list, i) =>
      String(list).slice(1, -1).split('|').some(test) ? [[i + 1, i + 1] as const] : [],
    );
  }

  /** The lowest code from which a test that stays true once it is holds; `top` + 1 for none. */
  #firstFrom(holds: (value: string | number) => boolean, top: number): number {
    let [low, high] = [1, top + 1];
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if (holds(this.at(middle))) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}

const floats = ({ float }: FloatColumn, buffer: ArrayBuffer, at: number, rows: number) =>
  float === 32 ? new Float32Array(buffer, at, rows) : new Float64Array(buffer, at, rows);

function codes({ bits }: DictionaryColumn | ScaledColumn, buffer: ArrayBuffer, at: number, rows: number) {
  switch (bits) {
    case 0:
      return undefined;
    case 8:
      return new Uint8Array(buffer, at, rows);
    case 16:
    case 24:
      return new Uint16Array(buffer, at, rows);
    case 32:
      return new Uint32Array(buffer, at, rows);
  }
}
