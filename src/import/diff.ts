/** What an import would change: drafts against the records that are live or already staged, and against one another. */
import type { Collection } from '../domain/kinds.ts';
import { givenFields } from '../domain/record.ts';
import { fuse, lineageOf } from './fuse.ts';
import { type Likeness, Matcher, SAME, TWICE } from './match.ts';
import { isSame, type Stored } from './record.ts';
import type { Conflict, Double, Fusion } from './report.ts';

export type Change = 'new' | 'changed' | 'unchanged' | 'conflict';

/** An existing record; a staged one stands for the live one it will replace. */
export type Existing = { id: string; record: Stored };

/**
 * What a row would do. `record` is what is staged, under `id` where that is a record of another department, else under its own.
 */
export type Outcome = {
  change: Change;
  record: Stored;
  id?: string;
  conflict?: Conflict;
  fusion?: Fusion;
  double?: Double;
};

const key = (source: unknown, sourceNo: unknown) => `${source}\n${sourceNo}`;

const UNCOMPARED = new Set(['source_dept', 'source_no', 'verified_at', 'valid_until', 'status_date']);

function differences(here: Stored, there: Stored, collection: Collection): Conflict['differences'] {
  return Object.keys(givenFields(collection))
    .filter((name) => !UNCOMPARED.has(name) && !name.startsWith('contact_'))
    .filter((name) => here[name] !== null && there[name] !== null && here[name] !== there[name])
    .map((field) => ({ field, here: String(here[field]), there: String(there[field]) }));
}

const twinOf = ({ id, record }: Existing) => ({
  source: String(record.source_dept),
  source_no: String(record.source_no),
  id,
});

const said = ({ score, evidence }: Likeness) => ({
  score: Number(score.toFixed(2)),
  evidence,
});

/** The other departments that know a record; most lineages tell without being parsed that nobody does. */
const othersOf = (record: Stored) =>
  String(record.lineage).includes('"also"') ? (lineageOf(record).also ?? []) : [];

/** Whether a department has its own number for a record already. */
const knows = (source: unknown, record: Stored): boolean =>
  record.source_dept === source || othersOf(record).some((one) => one.source === source);

/**
 * An index of existing records that tells, for each incoming one, what it would change. Samples and real records are never
 * taken for one thing. `day` (`YYYY-MM-DD`) is kept with the values that are taken over.
 */
export function differ(
  collection: Collection,
  existing: readonly Existing[],
  { day, isSample = false }: { day: string; isSample?: boolean },
): (record: Stored, row: number) => Outcome {
  const byKey = new Map(
    existing.flatMap((one) =>
      [{ source: one.record.source_dept, source_no: one.record.source_no }, ...othersOf(one.record)].map(
        ({ source, source_no }) => [key(source, source_no), one] as const,
      ),
    ),
  );
  const matcher = new Matcher<Existing & { row?: number }>(collection, existing);

  function laidOver(one: Existing, record: Stored, row: number, like?: Likeness): Outcome {
    const { record: fused, filled, replaced, kept, contested } = fuse(one.record, record, collection, day);
    const change = isSame(fused, one.record) ? 'unchanged' : 'changed';
    const head = { row, name: String(record.name_zh), with: twinOf(one), ...(like && said(like)) };
    if (contested.length > 0)
      return {
        change: 'conflict',
        record: fused,
        id: one.id,
        conflict: { ...head, differences: contested.map(({ source: _, ...both }) => both) },
      };
    one.record = fused;
    const isForeign = like !== undefined || filled.length + replaced.length + kept.length > 0;
    return {
      change,
      record: fused,
      id: one.id,
      ...(isForeign && { fusion: { ...head, filled, replaced, kept } }),
    };
  }

  return (record, row) => {
    const { source_dept: source } = record;
    const own = byKey.get(key(source, record.source_no));
    if (own && own.record.source_dept === source && !/"(also|fields)"/.test(String(own.record.lineage)))
      return { change: isSame(record, own.record) ? 'unchanged' : 'changed', record, id: own.id };
    if (own) return laidOver(own, record, row);
    const isOther = (one: Existing) =>
      !knows(source, one.record) && Number(one.record.is_sample ?? isSample) === Number(isSample);
    const twin = matcher.best(record, isOther);
    if (twin && twin.score >= SAME) return laidOver(twin.one, record, row, twin);
    if (twin)
      return {
        change: 'conflict',
        record,
        conflict: {
          row,
          name: String(record.name_zh),
          with: twinOf(twin.one),
          ...said(twin),
          isUnsure: true,
          differences: differences(record, twin.one.record, collection),
        },
      };
    const again = matcher.best(record, (one) => one.record.source_dept === source, TWICE);
    matcher.add({ id: '', record, row });
    if (!again) return { change: 'new', record };
    const { one } = again;
    const other = one.row === undefined ? { id: one.id } : { row: one.row };
    return { change: 'new', record, double: { row, name: String(record.name_zh), other, ...said(again) } };
  };
}
