/** Choices of filters with how many records each brings, from the snapshots: no row is read. */
import { all, type Filter } from '../../domain/filter.ts';
import type { Collection, Language } from '../../domain/kinds.ts';
import { COLLECTIONS, mapWith } from '../../domain/maps/index.ts';
import { filterFields } from '../../domain/query.ts';
import type { Choice } from '../../domain/search/choices.ts';
import { codeOf } from '../../domain/search/lexicon.ts';
import { size } from '../../domain/snapshot/bits.ts';
import type { Bindings } from '../env.ts';
import { publicRows } from '../features/public-rows.ts';
import { currentReleases } from '../releases.ts';
import { sourceOf } from '../snapshots.ts';

/** A choice in one collection: its words, the parameters of items and facets, and what they bring. */
export type CountedChoice = {
  kind: 'value';
  text: string;
  map: string;
  collection: string;
  parameters: Readonly<Record<string, string>>;
  count: number;
};

const MOST = 5;

const clauses = (choice: Choice) => choice.filter(({ field }) => field !== 'collection');

/** Whether a collection can be filtered by all of a choice, and is not another than the one it names. */
function takes(collection: Collection, choice: Choice): boolean {
  const fields = new Set(filterFields(collection).map(([name]) => name));
  return choice.every(({ field, tag }) =>
    field === 'collection' ? tag === `c=${collection.id}` : fields.has(field),
  );
}

/** Flags are stored as such, terms by their code. */
const filterValue = (tag: string) => (codeOf(tag) === 'true' ? true : codeOf(tag));

async function count(env: Bindings, collection: Collection, choice: Choice): Promise<number> {
  const { table } = await sourceOf(env, collection);
  const filter = all(
    ...clauses(choice).map(({ field, tag }): Filter => ({ op: 'in', field, values: [filterValue(tag)] })),
  );
  const bits = table && publicRows(table, collection, filter);
  return bits ? size(bits) : 0;
}

/** Choices that bring records, in every collection that takes them, at most five: the likeliest first, then the fullest. */
export async function countedChoices(
  env: Bindings,
  choices: readonly Choice[],
  collections: readonly string[],
  lang: Language,
): Promise<CountedChoice[]> {
  const releases = await currentReleases(env.CONTENT);
  const searched = COLLECTIONS.filter(
    ({ id }) =>
      releases.has(mapWith(id)!.id) &&
      mapWith(id)!.id !== 'base' &&
      (collections.length === 0 || collections.includes(id)),
  );
  const found: CountedChoice[] = [];
  for (const choice of choices) {
    const counted: CountedChoice[] = [];
    for (const collection of searched.filter((one) => takes(one, choice))) {
      const records = await count(env, collection, choice);
      if (records === 0) continue;
      const words = [...clauses(choice).map(({ label }) => label[lang]), collection.label[lang]];
      counted.push({
        kind: 'value',
        text: words.join(' · '),
        map: mapWith(collection.id)!.id,
        collection: collection.id,
        parameters: Object.fromEntries(clauses(choice).map(({ field, tag }) => [field, codeOf(tag)])),
        count: records,
      });
    }
    found.push(...counted.sort((a, b) => b.count - a.count));
    if (found.length >= MOST) break;
  }
  return found.slice(0, MOST);
}
