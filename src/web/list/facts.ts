/** What is said of a record in few words: values with labels and units, from its definition. */
import { conjuncts, soleField } from '../../domain/filter.ts';
import type { Collection, Field } from '../../domain/kinds.ts';
import { fieldOf } from '../../domain/record.ts';
import { valueText } from '../../domain/sentence.ts';
import type { Properties } from '../api.ts';
import { language, place, writtenFilter } from '../state/app.ts';
import { nameOf, shownName } from '../state/names.ts';
import { reading } from '../state/results.ts';
import { unitOf } from '../state/units.ts';

export type Fact = { name: string; field: Field; label: string; value: string };

const isGiven = (value: unknown) =>
  value !== null && value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0);

/** The value of a field as the visitor reads it, in the unit chosen; of several those that are asked for come first. */
export function textOf(properties: Properties, name: string, field: Field): string {
  const value = properties[name];
  const asked = place.value.params[name]?.split(',');
  const shown =
    asked && Array.isArray(value) ? value.toSorted((a, b) => +asked.includes(b) - +asked.includes(a)) : value;
  return valueText(shown, field, language.value, shownName, unitOf(field));
}

/** The given fields among `names`, in that order. */
export const facts = (collection: Collection, properties: Properties, names: readonly string[]): Fact[] =>
  names.flatMap((name) => {
    const field = fieldOf(collection, name);
    if (!field || !isGiven(properties[name])) return [];
    return [{ name, field, label: field.label[language.value], value: textOf(properties, name, field) }];
  });

/** The fields a list has room for: the first given ones of the card; status stands elsewhere. */
export const shortFields = ({ card }: Collection, properties: Properties, most: number): string[] =>
  card.filter((name) => name !== 'status' && isGiven(properties[name])).slice(0, most);

const SHORT = 26;

/** What the list is sorted and filtered by, the latest first, but status, which always stands in a place of its own. */
export const askedFields = (): string[] =>
  [
    place.value.sort.replace('-', ''),
    ...(reading.value?.fields ?? []),
    ...Object.keys({
      ...reading.value?.understood,
      ...reading.value?.short,
      ...place.value.params,
    }).reverse(),
    ...(writtenFilter.value ? conjuncts(writtenFilter.value) : []).flatMap(
      (clause) => soleField(clause) ?? [],
    ),
  ].filter((name) => name !== 'status');

/**
 * The few facts a list shows, long ones cut: what is asked for, since whoever asks for ten metres wants to see how many
 * there are, then the first of the card. Status and division stand elsewhere, references without a known name are left out.
 */
export const shortFacts = (collection: Collection, properties: Properties, most: number): Fact[] =>
  facts(collection, properties, [...new Set([...askedFields(), ...collection.card])])
    .filter(
      ({ name, field }) =>
        !['status', 'division'].includes(name) &&
        (field.kind !== 'reference' || nameOf(String(properties[name])) !== undefined),
    )
    .map((fact) =>
      fact.value.length > SHORT ? { ...fact, value: `${fact.value.slice(0, SHORT - 1)}…` } : fact,
    )
    .slice(0, most);
