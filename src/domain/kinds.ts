/** What a definition is made of: labels, terms, field kinds, collections and maps. All of it plain data. */
import type { Unit } from './units.ts';

/** A text in both languages of the product. */
export type Label = { readonly zh: string; readonly en: string };
/** The languages that pages are written in. */
export const TEXT_LANGUAGES = ['zh', 'en'] as const satisfies readonly (keyof Label)[];
export type Language = keyof Label;

/** What a label says in each language; the page has the words of its own alone. */
export const wordsOf = (label: Label): string[] =>
  TEXT_LANGUAGES.map((language) => label[language]).filter(
    (words: string | undefined) => words !== undefined,
  );

/** One allowed value of a term field; `aliases` are other spellings an import accepts, retired codes among them. */
export type Term = Label & {
  readonly aliases?: readonly string[];
};
export type Terms = { readonly [code: string]: Term };

/**
 * How a field can be filtered: `map` on the map itself (its value is in the tiles from the collection's
 * first zoom on) and in the list, `list` only through the API.
 */
export type Filterable = 'map' | 'list';

type Base = {
  readonly label: Label;
  /** Other column headings under which departments send it. */
  readonly aliases?: readonly string[];
  readonly required?: true;
  readonly filter?: Filterable;
  /** First zoom at which tiles carry it; absent: never. */
  readonly tileFrom?: number;
  /** One sentence where the label does not say enough. */
  readonly description?: Label;
};

/** From then on the thing can be had, so that who can wait has more choice. Texts name a quarter, `2027-Q2`. */
type Onset = true;

export type TextField = Base & {
  readonly kind: 'text';
  readonly many?: true;
  /** Characters an import takes at most; 5,000 when absent. */
  readonly longest?: number;
  readonly onset?: Onset;
  /** It numbers one thing: a cell with two of them describes two records. */
  readonly one?: true;
};
export type TermField = Base & {
  readonly kind: 'term';
  readonly terms: Terms;
  readonly many?: true;
  /** The code system and its year, e.g. `GB/T 4754-2017`. */
  readonly scheme?: string;
  /** It says what a place is known for, not what it admits: where little fits, it is given up before an amount. */
  readonly leaning?: true;
};
type Measure = {
  /** What visitors call it when they say how much they want, besides its label and its headings. */
  readonly said?: readonly string[];
  readonly unit?: Unit;
  /** The unit shown first; the stored one when absent. */
  readonly shown?: Unit;
  readonly min?: number;
  readonly max?: number;
  /** Which end is the better one for whoever chooses, all else equal; absent where that depends on the project. */
  readonly better?: 'less' | 'more';
  /** What whoever chooses takes or brings along: an amount of it is what there is to bring, so that no more may be asked. */
  readonly brought?: true;
  /** The field that says how little of it can be had; absent where it is had as a whole. */
  readonly part?: string;
};
/** Records of another collection by a term of a field; `near` is how many metres people call near to one. */
export type Landmarks = {
  readonly of: string;
  readonly by: string;
  readonly term: string;
  readonly near: number;
};

/** A measured quantity, stored in `unit`. */
export type NumberField = Base &
  Measure & {
    readonly kind: 'number';
    /**
     * How far the nearest of such records is from the label point, in a straight line. It is measured when a row is staged:
     * no file says it, and none is asked for it.
     */
    readonly nearest?: Landmarks;
  };
/** A whole number of things. */
export type CountField = Base & Measure & { readonly kind: 'count' };
export type FlagField = Base & {
  readonly kind: 'flag';
  /** Many visitors need it: it is asked for with one press, beside the filters of what cards show. */
  readonly quick?: true;
};
/** A calendar day, `YYYY-MM-DD`. */
export type DateField = Base & {
  readonly kind: 'date';
  readonly onset?: Onset;
  /** The last day of something: a month written alone means its end. */
  readonly last?: true;
};
/** The id of a record of another collection; imports resolve source numbers and names. */
export type ReferenceField = Base & { readonly kind: 'reference'; readonly to: string };

export type Field = TextField | TermField | NumberField | CountField | FlagField | DateField | ReferenceField;
export type Kind = Field['kind'];
export type Fields = { readonly [name: string]: Field };

/** A field's value as stored and served: many-valued fields are arrays here and `|a|b|` in SQL and tiles. */
export type Value = string | number | boolean | readonly string[] | null;

export type GeometryKind = 'Point' | 'LineString' | 'Polygon' | 'None';

/** What a heat view sums: a numeric field (null: records are counted), by hexagon for points, by division else. */
export type Heat = {
  readonly weight: string | null;
  readonly label: Label;
  readonly by: 'hexagon' | 'division';
};

/** The product of two numeric fields in their stored units. */
export type Product = NumberField & { readonly of: readonly [string, string] };

/** One kind of record: one table, one source-layer, one API collection, all named by `id`. */
export type Collection = {
  readonly id: string;
  readonly label: Label;
  readonly description: Label;
  readonly geometry: GeometryKind;
  /** What is left out for the protection of people and plants: said on legend and card. */
  readonly withheld?: Label;
  /** Its place may be unknown; such records are in lists only. */
  readonly unplaced?: true;
  /** Its records may lie outside the city. */
  readonly beyond?: true;
  /** First zoom at which single records are drawn; points are clustered below it. */
  readonly zoom: number;
  /**
   * Side of a square in tile units (4096 a tile) in which, below the highest zoom, only the first of the records
   * smaller than it is in the tiles. Only where nothing filters on the map: a filter cannot bring back the others.
   */
  readonly thin?: number;
  readonly fields: Fields;
  /**
   * Days for which a verification holds: a record ends so long after it, or on the day its department names if that
   * is earlier. For ever when absent.
   */
  readonly holds?: number;
  /**
   * Whose value counts where departments differ: by field (`geometry` too, `*` for the others), parts of departments' names,
   * the first first. Where neither is named, a person decides.
   */
  readonly authority?: { readonly [field: string]: readonly string[] };
  /** Where search puts its records: before those of the other collections, or behind them. */
  readonly standing?: 'first' | 'last';
  readonly heat?: Heat;
  /** Its records have pictures of their own, for links to their pages. */
  readonly pictured?: true;
  /** What a record must be to be had at all, as filter parameters; all can be had when absent. */
  readonly available?: Readonly<Record<string, string>>;
  /** One goes there, often as a group: an enquiry about it asks for a day and how many come. */
  readonly visit?: true;
  /** One looks for a place, to have it or to see it: where it is says more of it than what it is for. */
  readonly isPlace?: true;
  /** What follows from two numbers of a record, such as a price for all of an area; cards show it after the fields. */
  readonly products?: readonly Product[];
  /** Fields shown first, on cards and in lists, in this order. */
  readonly card: readonly string[];
};

/** What a visitor switches to: one archive, one tile URL, one style. */
export type MapDefinition = {
  readonly id: string;
  /** Place in the switcher, ascending. */
  readonly order: number;
  readonly label: Label;
  /** What one does with it, in one word. */
  readonly verb: Label;
  readonly description: Label;
  /** The hue its features, cells and legend share, as `#rrggbb` on a light ground. */
  readonly color: string;
  readonly collections: readonly Collection[];
};

/** Checks a definition against its type without widening it, so that field names and terms stay literal. */
export const defineMap = <const M extends MapDefinition>(map: M): M => map;
