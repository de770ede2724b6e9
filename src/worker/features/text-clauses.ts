/** The parts of a text as clauses, so that where little fits one of them can be given up or changed. */
import { all } from '../../domain/filter.ts';
import type { Collection } from '../../domain/kinds.ts';
import type { Clause } from '../../domain/near-misses.ts';
import { conditionsOf, withoutQuantities } from '../../domain/search/quantities.ts';
import { normal } from '../../domain/search/question.ts';
import { asWritten } from '../../domain/search/written.ts';
import type { Reading } from '../search/text-match.ts';
import type { Source } from '../snapshots.ts';
import { today } from '../today.ts';
import { inField } from './changeable.ts';

type Parts = Omit<Clause, 'bits'>[];

/**
 * The amounts of a text that are met, the values that its words name, and what is left of it. Undefined where these are
 * no more than one, or where parameters (`taken`) say something of their fields already.
 */
export async function textClauses(
  text: string,
  { corrected, understood = {} }: Reading,
  collection: Collection,
  source: Source,
  taken: readonly string[],
): Promise<Parts | undefined> {
  const asked = normal(text);
  const { rest, quantities } = withoutQuantities(asked);
  const amounts = conditionsOf(asked, collection, today()).filter(({ filter }) => filter.field in understood);
  const isAmount = quantities.length === 0 && amounts.length > 0;
  const own = amounts.map(({ filter }) => filter.field);
  if (own.some((field) => taken.includes(field))) return undefined;
  const words = isAmount ? '' : normal(corrected ?? rest);
  const read = words === '' ? { filters: [], rest: [] } : await source.textFilters(words, [...own, ...taken]);
  const left = asWritten(text, read.rest).join(' ');
  if (own.length + read.filters.length + Number(left !== '') < 2) return undefined;
  const match = left === '' ? undefined : await source.textMatch(left);
  const standsFor = 'q';
  return [
    ...amounts.map(({ filter }) => ({ parameter: filter.field, filter, write: inField, standsFor })),
    ...read.filters.map(({ words, filter }) => {
      const name = asWritten(text, words);
      return {
        parameter: filter.field,
        filter,
        write: inField,
        name: { zh: name.join('、'), en: name.join(', ') },
        standsFor,
      };
    }),
    ...(match
      ? [
          {
            parameter: 'q',
            filter: all({ op: 'rids', rids: match.rids }),
            write: () => left,
            name: { zh: left, en: left },
            standsFor,
          },
        ]
      : []),
  ];
}
