/** How much a question asks for: no index knows it, but the fields of a collection do. */
import type { Filter } from '../filter.ts';
import type { Collection, CountField, NumberField } from '../kinds.ts';
import { COLLECTIONS } from '../maps/index.ts';
import { filterFields } from '../query.ts';
import { spellings, UNITS, type Unit, unitNamed } from '../units.ts';
import { fold } from './fold.ts';
import { terms } from './question.ts';

type Measured = NumberField | CountField;

const measuredFields = (collection: Collection): [name: string, field: Measured][] =>
  filterFields(collection).filter(
    (pair): pair is [string, Measured] => pair[1].kind === 'number' || pair[1].kind === 'count',
  );

const namesOf = ({ label, aliases = [] }: Measured): string[] =>
  [label.zh, label.en, ...aliases].map((name) => fold(name));

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');

/** What stands before an amount and names its field, the longest first. */
const FIELD_NAMES = [
  ...new Set(COLLECTIONS.flatMap(measuredFields).flatMap(([, field]) => namesOf(field))),
].sort((a, b) => b.length - a.length);

/** Units that questions name. */
const ASKED = ['km2', 'ha', 'mu', 'm2', 'kva', 'mva', 'm', 'yuan'] as const satisfies readonly Unit[];

/** What people write for them and sheets do not; and, without one, amounts of what no field holds. */
const SPOKEN: readonly (readonly [pattern: string, unit: Unit | ''])[] = [
  ['平方|平(?!台)', 'm2'],
  ['千瓦|吨|美元', ''],
  [String.raw`(?:sq\.? ?m|square met(?:er|re)s?)(?![a-z\d])`, 'm2'],
  [String.raw`hectares?(?![a-z\d])`, 'ha'],
  [String.raw`met(?:er|re)s?(?![a-z\d])`, 'm'],
  [String.raw`(?:rmb|yuan)(?![a-z\d])`, 'yuan'],
  [String.raw`(?:square feet|sqft|acres?|usd|eur|dollars?|kw)(?![a-z\d])`, ''],
];
const UNIT_OF = SPOKEN.map(([pattern, unit]) => [new RegExp(`^(?:${pattern})$`), unit] as const);

/** The longest first: 平方 begins 平方米. A unit in letters ends with its word. */
const WRITTEN = [
  ...ASKED.flatMap(spellings)
    .map((name) => fold(name))
    .sort((a, b) => b.length - a.length)
    .map((name) => escaped(name) + (/[a-z\d]$/.test(name) ? String.raw`(?![a-z\d])` : '')),
  ...SPOKEN.map(([pattern]) => pattern),
];

const unitOf = (written: string): Unit | undefined =>
  unitNamed(written) ?? (UNIT_OF.find(([pattern]) => pattern.test(written))?.[1] || undefined);

const TIMES: Readonly<Record<string, number>> = { 百: 100, 千: 1000, k: 1000, 万: 1e4, 亿: 1e8 };
const AT_MOST = /不超过|小于|低于|最多|以下|以内|at most|under|below|up to|less than/;
const ABOUT = /大约|约|左右|about|around/;

const QUANTITY = new RegExp(
  `(?:(?<name>${FIELD_NAMES.map(escaped).join('|')})(?:为|要|在|不)?[:\\s]*)?` +
    String.raw`(?<before>大于|高于|小于|低于|不超过|超过|不少于|至少|最多|大约|约|at least|at most|more than|less than|under|over|above|below|up to|about|around)?\s*` +
    String.raw`(?<![a-z\d-])(?<number>\d[\d,]*(?:\.\d+)?)\s*(?<times>[万亿千百]|k(?![a-z]))?\s*` +
    `(?<unit>${WRITTEN.join('|')})` +
    '(?<after>以上|以下|以内|左右)?',
  'g',
);

/** The text without its quantities, and these; a text of nothing else is left as it is. */
export function withoutQuantities(text: string): { rest: string; quantities: string[] } {
  const quantities = (text.match(QUANTITY) ?? []).map((one) => one.trim());
  const rest = text.replace(QUANTITY, ' ');
  return terms(rest).length === 0 ? { rest: text, quantities: [] } : { rest, quantities };
}

/** How many stored units of a field one unit of an amount is; undefined where it measures something else. */
function factor(unit: Unit, { unit: stored }: Measured, isNamed: boolean): number | undefined {
  const { base = unit, factor = 1 } = UNITS[unit] as { base?: Unit; factor?: number };
  if (base === stored) return factor;
  // Of rents and prices people say the yuan only.
  return isNamed && unit === 'yuan' && stored?.startsWith('yuan_per_') ? 1 : undefined;
}

/** The field an amount is of: the one named, else what the collection sums, else the first that cards show. */
function fieldFor(
  collection: Collection,
  unit: Unit,
  name: string | undefined,
): [string, Measured] | undefined {
  const fields = measuredFields(collection).filter(
    ([, field]) =>
      factor(unit, field, name !== undefined) !== undefined &&
      (name === undefined || namesOf(field).includes(name)),
  );
  // A length that is not named may be anything.
  if (name !== undefined || unit === 'm') return name === undefined ? undefined : fields[0];
  const first = [collection.heat?.weight, ...collection.card].find((one) =>
    fields.some(([own]) => own === one),
  );
  return fields.find(([own]) => own === first) ?? (fields.length === 1 ? fields[0] : undefined);
}

/** A condition that an amount of a question is in a collection. */
export type Condition = { text: string; filter: Extract<Filter, { op: 'between' }> };

/** The amounts of a normalised question as conditions on a collection, as far as it has fields for them. */
export function conditionsOf(question: string, collection: Collection): Condition[] {
  const found = new Map<string, Condition>();
  for (const { 0: text, groups } of question.matchAll(QUANTITY)) {
    const { name, before = '', number, times, unit: written, after = '' } = groups!;
    const unit = unitOf(written!);
    const match = unit ? fieldFor(collection, unit, name) : undefined;
    if (!unit || !match) continue;
    const [field, definition] = match;
    const own = factor(unit, definition, name !== undefined)! * (times ? TIMES[times]! : 1);
    // Three mu are 2,000 m², not a little more.
    const value = Number((Number(number!.replaceAll(',', '')) * own).toPrecision(12));
    const said = before + after;
    const isMost = AT_MOST.test(said) || (said === '' && definition.better === 'less');
    const [from, to] = ABOUT.test(said) ? [0.8 * value, 1.2 * value] : isMost ? [null, value] : [value, null];
    found.set(field, { text: text.trim(), filter: { op: 'between', field, from, to } });
  }
  return [...found.values()];
}
