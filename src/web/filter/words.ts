/** Clauses of the filter as the visitor reads them: in the units chosen, an area with its size. */
import { conjuncts, type Filter } from '../../domain/filter.ts';
import { fieldOf } from '../../domain/record.ts';
import { sentence } from '../../domain/sentence.ts';
import { numberText } from '../shell/number.ts';
import { collection, filter, language, text } from '../state/app.ts';
import { areaIn, squareKilometres } from '../state/area.ts';
import { shownName } from '../state/names.ts';
import { unitOf } from '../state/units.ts';

/** One clause in words. */
export function words(clause: Filter): string {
  const area = areaIn(clause);
  if (area) return text.value.inArea(numberText(squareKilometres(area), language.value));
  return sentence(clause, collection.value, language.value, shownName, unitOf);
}

/** A clause about a field without the field's name. */
export function valueWords(clause: Filter): string {
  const label =
    'field' in clause ? fieldOf(collection.value, clause.field)?.label[language.value] : undefined;
  const all = words(clause);
  return label && all.startsWith(label) ? all.slice(label.length).replace(/^[：:]?\s*/, '') : all;
}

/** The filter in words, all of it or the clauses wanted; empty when there is none. */
export const filterWords = (isWanted: (clause: Filter) => boolean = () => true): string =>
  filter.value
    ? conjuncts(filter.value)
        .filter(isWanted)
        .map(words)
        .join(language.value === 'zh' ? '；' : '; ')
    : '';
