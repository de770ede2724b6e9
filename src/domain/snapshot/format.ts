/**
 * The snapshot of a release: one object per map with the filterable columns of its collections.
 *
 * Bytes: magic `RLS1`, length of the header as u32, the header as JSON in UTF-8, zeros up to a multiple of 8, then the
 * columns, each aligned to 8, all little-endian, so that typed arrays lie straight over the buffer. Row i of every
 * column is the same record; rows are in the order of `rid`.
 */

export const MAGIC = 0x31_53_4c_52;
export const PREAMBLE_BYTES = 8;
export const ALIGNMENT = 8;

/** Bits of a code; 24 are a u16 plane of the low bits followed by a u8 plane of the high ones, 0 takes no bytes. */
export type CodeBits = 0 | 8 | 16 | 24 | 32;

/**
 * Codes into a sorted dictionary: code c stands for `values[c - 1]`, 0 for no value; with 0 bits every row has the
 * last value, or none when there is none. Lists are stored as SQL holds them, `|a|b|`.
 */
export type DictionaryColumn = { at: number; bits: CodeBits; values: readonly (string | number)[] };
/** Codes of evenly spaced numbers: code c stands for `(c - 1 + least) / scale`, 0 for no value. */
export type ScaledColumn = { at: number; bits: CodeBits; least: number; scale: number };
/** Numbers as they are; NaN is no value. */
export type FloatColumn = { at: number; float: 32 | 64 };
/** `days`: the numbers are days since 1970-01-01. */
export type StoredColumn = (DictionaryColumn | ScaledColumn | FloatColumn) & { days?: true };

export type StoredCollection = {
  rows: number;
  /** Runs of consecutive rids as two u32 columns: first row of each run, then its rid. */
  runs: { at: number; length: number };
  columns: { readonly [name: string]: StoredColumn };
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
