/** The parts of a text as clauses, so that where little fits one of them can be given up or changed. */
import type { Filter } from '../../domain/filter.ts';
import type { Collection } from '../../domain/kinds.ts';
import type { Clause } from '../../domain/near-misses.ts';
import { conditionsOf } from '../../domain/search/quantities.ts';
import { normal } from '../../domain/search/question.ts';
import { asWritten } from '../../domain/search/written.ts';
import type { Reading } from '../search/text-match.ts';
import type { Source } from '../snapshots.ts';
import { today } from '../today.ts';
import { inField } from './changeable.ts';
import { textWords } from './text-words.ts';

type Parts = Omit<Clause, 'bits'>[];

/**
 * The amounts of a text that are met, the values that its words name, and what is left of it. Undefined where these are
 * no more than one, or where parameters (`taken`) say something of their fields already. `read` is what a text comes to
 * by itself.
 */
export async function textClauses(
  text: string,
  { understood = {}, unmet = [], excluded = [], ...reading }: Reading,
  collection: Collection,
  source: Source,
  taken: readonly string[],
  read: (text: string) => Promise<Filter>,
): Promise<Parts | undefined> {
  const amounts = conditionsOf(normal(text), collection, today()).filter(
    ({ filter }) => filter.field in understood,
  );
  const own = amounts.map(({ filter }) => filter.field);
  if (own.some((field) => taken.includes(field))) return undefined;
  const named = await textWords(text, reading, collection, source, [...own, ...taken]);
  const left = asWritten(text, named.rest).join(' ');
  if (own.length + named.filters.length + Number(left !== '') < 2) return undefined;
  // Amounts that nothing is within besides the rest may be met by more.
  const asked = [left, ...unmet].filter((one) => one !== '');
  const kept = asked.length > 0 ? [...asked, excluded.join(', ')].join(' ').trim() : '';
  const standsFor = 'q';
  return [
    ...amounts.map(({ filter }) => ({ parameter: filter.field, filter, write: inField, standsFor })),
    ...named.filters.map(({ words, filter }) => {
      const name = [...new Set(asWritten(text, words))];
      return {
        parameter: filter.field,
        filter,
        write: inField,
        name: { zh: name.join('、'), en: name.join(', ') },
        standsFor,
      };
    }),
    ...(kept === ''
      ? []
      : [
          {
            parameter: 'q',
            filter: await read(kept),
            write: () => kept,
            name: { zh: kept, en: kept },
            standsFor,
          },
        ]),
  ];
}
