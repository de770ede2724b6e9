/**
 * The snapshot of a release: one object per map with the filterable columns of its collections.
 *
 * Bytes: magic `RLS2`, length of the header as u32, the header as JSON in UTF-8, zeros up to a multiple of 8, then the
 * parts, each aligned to 8, all little-endian, so that typed arrays lie straight over the buffer. Row i of every
 * column is the same record; rows are in the order of `rid`.
 */

export const MAGIC = 0x32_53_4c_52;
/** Where snapshots of this format are kept; those of another are not read, and their maps are released anew. */
export const SNAPSHOT_FOLDER = 'snapshots/2';
export const PREAMBLE_BYTES = 8;
export const ALIGNMENT = 8;

/**
 * Codes of `bits` bits (1 to 32), below `codes`, one after the other from the lowest bit of u32 words on. Every row has
 * one, or, with `usual`, those rows that are in a set of bits at `at` (32 to a u32, lowest first); the others have
 * `usual.code`.
 */
export type PackedPlane = { at: number; bits: number; codes: number; usual?: { code: number; at: number } };
/** A digit of the codes of a plane, by its index in the list: the code, divided by `stride`, modulo `codes`. */
export type Digit = readonly [plane: number, stride: number, codes: number];
/** Codes whose lower part is the code of the plane at `low` in the list, and the part above it a digit of another one. */
export type SplitPlane = { low: number; high: Digit };
export type StoredPlane = PackedPlane | SplitPlane;

/**
 * A column of places. Place 0 is no value; the others are in the order of the values. The place of a row is its digit
 * plus `first`, which is 1 where every row has a value. Without a digit all rows are at `first`.
 */
type Coded = { first: 0 | 1; digit?: Digit };
/** Places in a sorted dictionary: place p stands for `values[p - 1]`. Lists are stored as SQL holds them, `|a|b|`. */
export type DictionaryColumn = Coded & { values: readonly (string | number)[] };
/** Places of evenly spaced numbers: place p stands for `(p - 1 + least) / scale`. */
export type ScaledColumn = Coded & { least: number; scale: number };
/** Numbers as they are; NaN is no value. */
export type FloatColumn = { at: number; float: 32 | 64 };
/** `days`: the numbers are days since 1970-01-01. */
export type StoredColumn = (DictionaryColumn | ScaledColumn | FloatColumn) & { days?: true };

export type StoredCollection = {
  rows: number;
  /** Runs of consecutive rids as two u32 columns: first row of each run, then its rid. */
  runs: { at: number; length: number };
  planes: readonly StoredPlane[];
  /** By name; in place of a column that is the same as one before it, the name of that one. */
  columns: { readonly [name: string]: StoredColumn | string };
};

export type Header = {
  map: string;
  version: number;
  collections: { readonly [collection: string]: StoredCollection };
};

/** Columns beside the fields: the label point and the bounding box, degrees WGS84. */
export const PLACE_COLUMNS = ['lon', 'lat', 'west', 'south', 'east', 'north'] as const;

/** Columns of collections small enough: what their records are called. */
export const NAME_COLUMNS = ['id', 'name_zh', 'name_en', 'pinyin'] as const;
