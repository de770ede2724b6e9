/** What an import would change: drafts against the records that are live or already staged. */
import { distance, type Position } from '../domain/geometry.ts';
import type { Collection } from '../domain/kinds.ts';
import { fieldsOf } from '../domain/record.ts';
import { isSame, type Stored } from './record.ts';
import type { Conflict } from './report.ts';

/** Two records of different departments this near and of one name are taken for one thing. */
export const CONFLICT_METRES = 300;

export type Change = 'new' | 'changed' | 'unchanged' | 'conflict';

/** An existing record; a staged one stands for the live one it will replace. */
export type Existing = { id: string; record: Stored };

const foldName = (name: unknown) =>
  String(name ?? '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s·・()（）\-—]+/g, '');

const key = (record: Stored) => `${record.source_dept}\n${record.source_no}`;

const position = (record: Stored): Position | undefined =>
  typeof record.lon === 'number' && typeof record.lat === 'number' ? [record.lon, record.lat] : undefined;

function isNear(a: Stored, b: Stored): boolean {
  const [p, q] = [position(a), position(b)];
  return p !== undefined && q !== undefined && distance(p, q) < CONFLICT_METRES;
}

const UNCOMPARED = new Set(['source_dept', 'source_no', 'verified_at', 'valid_until', 'status_date']);

function differences(here: Stored, there: Stored, collection: Collection): Conflict['differences'] {
  return Object.keys(fieldsOf(collection))
    .filter((name) => !UNCOMPARED.has(name) && !name.startsWith('contact_'))
    .filter((name) => here[name] !== null && there[name] !== null && here[name] !== there[name])
    .map((field) => ({ field, here: String(here[field]), there: String(there[field]) }));
}

/** An index of existing records that tells, for each incoming one, what it would change. */
export function differ(collection: Collection, existing: readonly Existing[]) {
  const byKey = new Map(existing.map((one) => [key(one.record), one]));
  const byName = new Map<string, Existing[]>();
  for (const one of existing) {
    const name = foldName(one.record.name_zh);
    byName.set(name, [...(byName.get(name) ?? []), one]);
  }
  return (record: Stored, row: number): { change: Change; conflict?: Conflict } => {
    const same = byKey.get(key(record));
    if (same) return { change: isSame(record, same.record) ? 'unchanged' : 'changed' };
    const twin = (byName.get(foldName(record.name_zh)) ?? []).find(
      (one) => one.record.source_dept !== record.source_dept && isNear(one.record, record),
    );
    if (!twin) return { change: 'new' };
    return {
      change: 'conflict',
      conflict: {
        row,
        name: String(record.name_zh),
        with: {
          source: String(twin.record.source_dept),
          source_no: String(twin.record.source_no),
          id: twin.id,
        },
        differences: differences(record, twin.record, collection),
      },
    };
  };
}
