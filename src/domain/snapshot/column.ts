/** A column of a snapshot as it is read: places on an axis of numbers, and the values they stand for. */
import { dayNumber, dayText } from '../calendar-day.ts';
import { byValue } from '../value-order.ts';
import type { Digit, StoredColumn } from './format.ts';
import type { Interval } from './intervals.ts';
import { digitsByCode, MAX_TABLE, type Plane } from './plane.ts';

/**
 * A column. Every row has a place on the axis: for floats the number itself (NaN is no value), else a whole number (0 is
 * no value). Places are in the order of the values.
 */
export class Column {
  /** What the places of rows are read from; undefined for floats, and where all rows are at `first`. */
  readonly plane: Plane | undefined;
  /** The numbers of a float column, one per row. */
  readonly numbers: Float32Array | Float64Array | undefined;
  /** The first place that a row can have. */
  readonly first: number = 0;
  readonly isDays: boolean;
  /** The last place that a row can have. */
  readonly last: number = 0;
  readonly #digit: Digit | undefined;
  #places: Uint16Array | undefined;
  readonly #values: readonly (string | number)[] | undefined;
  readonly #least: number = 0;
  readonly #scale: number = 1;

  constructor(
    stored: StoredColumn,
    planes: readonly Plane[],
    buffer: ArrayBuffer,
    start: number,
    rows: number,
  ) {
    this.isDays = stored.days === true;
    if ('float' in stored) {
      const floats = stored.float === 32 ? Float32Array : Float64Array;
      this.numbers = new floats(buffer, start + stored.at, rows);
      return;
    }
    const { first, digit } = stored;
    if (digit) this.plane = planes[digit[0]];
    this.#digit = digit;
    this.first = first;
    this.last = first + (digit ? digit[2] : 1) - 1;
    if ('values' in stored) this.#values = stored.values;
    else {
      this.#least = stored.least;
      this.#scale = stored.scale;
    }
  }

  get isFloat(): boolean {
    return this.numbers !== undefined;
  }

  /** The places by code of the plane; undefined where the codes are too many for a table: then the place is code + first. */
  get places(): Uint16Array | undefined {
    if (!this.plane || this.plane.codes > MAX_TABLE) return undefined;
    this.#places ??= digitsByCode(this.plane, this.#digit!).map((digit) => digit + this.first);
    return this.#places;
  }

  /** The place of a row on the axis. */
  place(row: number): number {
    if (this.numbers) return this.numbers[row]!;
    if (!this.plane) return this.first;
    const code = this.plane.code(row);
    return this.places?.[code] ?? code + this.first;
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
    const top = this.last;
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
