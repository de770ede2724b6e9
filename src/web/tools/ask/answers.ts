/** A visitor's answers are the filter of the page: read from it and written to it, so that each is a link and a step. */

import { computed } from '@preact/signals';
import { dayNumber, dayText } from '../../../domain/calendar-day.ts';
import { type Filter, soleField } from '../../../domain/filter.ts';
import type { Field } from '../../../domain/kinds.ts';
import { type Ends, needFrom, rangesOf } from '../../../domain/need.ts';
import { carriedOver } from '../../../domain/place.ts';
import {
  lastDay,
  type Quarter,
  quarterName,
  quarterNamed,
  quarterOf,
  quartersFrom,
} from '../../../domain/quarter.ts';
import { fieldOf } from '../../../domain/record.ts';
import { MAX_WRITTEN } from '../../../domain/search/limits.ts';
import { collection, go, map, place } from '../../state/app.ts';
import { writtenClauses } from '../../state/area.ts';
import { today } from '../../state/today.ts';
import { written } from '../../state/written.ts';
import { type Bound, type Intent, intentOf } from './intents.ts';

/** What the current map is for. */
export const intent = computed<Intent>(() => intentOf(map.value.id) ?? intentOf('premises')!);

/** Whether the visitor has said so, or only sees what the page begins with. */
export const isChosen = computed(
  () =>
    collection.value.id === intent.value.collection.id &&
    (Object.keys(place.value.params).length > 0 || map.value.id !== 'premises'),
);

/** The current quarter and those after it that a plan may wait for. */
export const quarters = (): Quarter[] => quartersFrom(dayNumber(today.value)!, 8);

type Change = { params?: Record<string, string | undefined>; clauses?: readonly Filter[]; q?: string };

/** Puts an answer into the filter; the first one also leaves only what can be had. */
async function answer(next: Intent, { params = {}, clauses, q }: Change, how?: 'replace'): Promise<void> {
  const before = place.peek();
  const isSame = before.collection === next.collection.id;
  const { status: _, ...others } = carriedOver(before.params, next.collection);
  const own = isSame ? before.params : others;
  const isFirst = !isSame || Object.keys(own).length === 0;
  const wanted = { ...own, ...(isFirst && next.available), ...params };
  const kept = clauses ?? (isSame ? writtenClauses.peek() : []);
  const filter = await written(kept, next.collection);
  go(
    {
      map: next.map,
      collection: next.collection.id,
      params: Object.fromEntries(
        Object.entries(wanted).filter((pair): pair is [string, string] => pair[1] !== undefined),
      ),
      filter,
      q: q ?? (isSame ? before.q : ''),
      open: undefined,
    },
    how,
  );
}

/** Says what the visitor wants to do; what is written stays. */
export function choose(next: Intent): Promise<void> {
  presumed = undefined;
  return answer(next, { q: place.peek().q });
}

/** The codes of a field that are asked for. */
export const codesOf = (field: string): string[] => place.value.params[field]?.split(',') ?? [];

export const setCodes = (field: string, codes: readonly string[]): Promise<void> =>
  answer(intent.peek(), { params: { [field]: codes.join(',') || undefined } });

/** The map that a sentence was taken to be about; the visitor has not said so. */
let presumed: string | undefined;

/**
 * Asks for what is written; the search knows more words than the vocabularies. What an earlier text has left among the
 * filters without being shown goes with it, and where the visitor has not said what for, its words say it.
 */
export async function setText(q: string, how?: 'replace'): Promise<void> {
  const { directionOf, unshown } = await import('./direction.ts');
  let wanted = intent.peek();
  if (!isChosen.peek() || wanted.map === presumed) {
    wanted = intentOf(directionOf(q) ?? '') ?? wanted;
    presumed = wanted.map;
  }
  return answer(wanted, { q, params: unshown(place.peek().params, wanted) }, how);
}

/** Asks for a text instead of a trade, beside what is written. */
export const addText = (text: string): Promise<void> =>
  setText(`${place.peek().q} ${text}`.trim().slice(0, MAX_WRITTEN));

/** The ends of the range of a field that is asked for, in the stored unit. */
function rangeIn(field: string): Ends<string> {
  const [from = '', to = from] = (place.value.params[field] ?? '').replaceAll('..', '').split('/');
  return { from: from || null, to: to || null };
}

const needOf = (field: string) => needFrom(intent.value.collection, field, rangeIn);

/** What was named of a bound; empty where nothing was. */
export const boundOf = ({ field, end }: Bound): string => needOf(field)[end] ?? '';

/** What was named of the other bound of the same thing; empty where nothing was. */
export const oppositeOf = ({ field, end }: Bound): string =>
  boundOf({ field, end: end === 'from' ? 'to' : 'from' });

/** Sets a bound, empty for none; a bound on its way to another is one step. */
export function setBound({ field, end }: Bound, value: string): void {
  const wanted = intent.peek();
  const need = { ...needOf(field), [end]: value || null };
  const params = Object.fromEntries(
    rangesOf(wanted.collection, field, need).map(([name, { from, to }]) => [
      name,
      (from ?? to) === null ? undefined : `${from ?? '..'}/${to ?? '..'}`,
    ]),
  );
  const goesOn = boundOf({ field, end }) !== '';
  void answer(wanted, { params }, goesOn ? 'replace' : undefined);
}

const onsetField = (one: Intent): Field | undefined =>
  one.onset ? fieldOf(one.collection, one.onset) : undefined;

/** The end of an onset clause among filter and parameters. */
function onsetEnd(): string | undefined {
  const { onset } = intent.value;
  if (!onset) return undefined;
  const clause = writtenClauses.value.find((one) => soleField(one) === onset);
  if (clause?.op === 'between') return clause.to === null ? undefined : String(clause.to);
  return place.value.params[onset]?.split('/')[1];
}

/** The quarter by whose end it must be had; undefined for any time. */
export const by = computed<Quarter | undefined>(() => {
  const end = onsetEnd();
  if (end === undefined) return undefined;
  const day = dayNumber(end);
  return day === undefined ? quarterNamed(end) : quarterOf(day);
});

/** Asks for what can be had by the end of a quarter. Days are a parameter; quarters are texts, which need a clause. */
export function setBy(quarter: Quarter | undefined): void {
  const wanted = intent.peek();
  const field = onsetField(wanted);
  if (!field || !wanted.onset) return;
  if (field.kind === 'date') {
    void answer(wanted, {
      params: { [wanted.onset]: quarter === undefined ? undefined : `../${dayText(lastDay(quarter))}` },
    });
    return;
  }
  const others = writtenClauses.peek().filter((one) => soleField(one) !== wanted.onset);
  const own: Filter[] =
    quarter === undefined
      ? []
      : [{ op: 'between', field: wanted.onset, from: null, to: quarterName(quarter) }];
  void answer(wanted, { clauses: [...others, ...own] });
}
