/** What `/api/collections/{id}/items/{id}/around` answers. Distances are metres in a straight line. */
import type { Position } from '../geometry.ts';
import type { Label } from '../kinds.ts';

/** What a record is called, and the collection it belongs to. */
export type Named = {
  collection: string;
  id: string;
  name_zh: string;
  name_en: string | null;
  pinyin: string | null;
};

/** `position` is what was measured, the label point of the record or of the stop it was found by. */
export type Near = Named & { distance: number; position: Position };

/** A record referred to with its own terms by field. */
export type Member = { record: Named; terms: Readonly<Record<string, string | null>> };

/** Records with one term of a field, or referring to one record; `counts` as the radii of the whole. */
export type Group<N = Near> = ({ value: string; title: Label } | Member) & {
  field: string;
  counts: readonly number[];
  groups?: readonly Group<N>[];
  nearest?: readonly N[];
};

/** One collection around the place. */
export type Nearby<N = Near> = {
  collection: string;
  title: Label;
  /** The collection by whose places it was measured, where that is another. */
  measured_by?: string;
  radii: readonly number[];
  /** Within each radius; the number of all where there are no radii. */
  counts: readonly number[];
  groups?: readonly Group<N>[];
  nearest?: readonly N[];
};

/** A group that the record belongs with, and which share of its members in the city has a term of the record. */
export type Related = { collection: string; field: string; value: string; title: Label; share: number };

/** What lacks something, or has nobody within the widest radius; `count` is within that, null without a place. */
export type Gap = Member & { count: number | null };

/** A policy in force that applies; `zones` and `terms` are those that say so, empty where it applies to all. */
export type Policy = Named & { zones: readonly string[]; terms: readonly string[] };

export type Around = {
  collection: string;
  id: string;
  distance: 'straight line';
  measured_from: 'label point';
  /** Null where the record has no published place: then nothing is counted. */
  position: Position | null;
  data_as_of: { map: string; data_as_of: string }[];
  zone: Named | null;
  related: Related[];
  nearby: Nearby[];
  gaps: Gap[];
  policies: Policy[];
};
