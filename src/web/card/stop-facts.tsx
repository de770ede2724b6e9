/** What is said of each stop on a route's card, and how long all of them take. */
import type { Collection } from '../../domain/kinds.ts';
import type { Item, Properties } from '../api.ts';
import { facts } from '../list/facts.ts';
import { durationText } from '../shell/duration.ts';
import { language } from '../state/app.ts';
import { texts as cardTexts } from './texts.ts';

/** Everything a card says first, with its label where the value does not speak for itself. */
export function StopFacts({ collection, properties }: { collection: Collection; properties: Properties }) {
  return (
    <span class="quiet stop-facts">
      {facts(
        collection,
        properties,
        collection.card.filter((name) => name !== 'seq'),
      ).map(({ name, field, label, value }) => (
        <span key={name}>{field.kind === 'term' ? value : `${label} ${value}`}</span>
      ))}
    </span>
  );
}

/** The minutes of all stops in a sum, for every field that counts minutes. */
export function StopTotals({ collection, items }: { collection: Collection; items: readonly Item[] }) {
  const sums = Object.entries(collection.fields).flatMap(([name, field]) => {
    if (field.kind !== 'count' || field.unit !== 'minute') return [];
    const sum = items.reduce((total, { properties }) => total + Number(properties[name] ?? 0), 0);
    return sum > 0
      ? [cardTexts.value.inAll(field.label[language.value], durationText(sum, language.value))]
      : [];
  });
  return sums.length > 0 ? <p class="quiet">{sums.join(' · ')}</p> : null;
}
