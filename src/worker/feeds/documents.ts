/** A feed as Atom (RFC 4287) and as JSON Feed 1.1. Both have the same entries under the same ids in both languages. */
import { CITY } from '../../domain/city.ts';
import type { Label, Language, MapDefinition, Terms } from '../../domain/kinds.ts';
import { IDENTITY } from '../../domain/record.ts';
import { cityInstant, cityTime } from '../../domain/zoned-day.ts';
import { escaped } from '../../style/picture/markup.ts';
import { LANG } from '../pages/text.ts';
import type { FeedEntry } from './entries.ts';
import { FEED_TYPES, type FeedFormat, feedPath, feedTitle } from './links.ts';
import { FEED_TEXT } from './text.ts';

export type Feed = {
  map: MapDefinition;
  language: Language;
  origin: string;
  sample: boolean;
  /** When the public release was made. */
  updated: Date;
  entries: readonly FeedEntry[];
};

const DIVISIONS = IDENTITY.division.terms as Terms;

const divisionName = ({ division }: FeedEntry): Label | undefined =>
  division === undefined ? undefined : (DIVISIONS[division] ?? { zh: division, en: division });

/** The permanent page of an entry's record. */
const addressOf = ({ collection, id }: FeedEntry, origin: string) =>
  `${origin}/records/${collection.id}/${id}`;

// The release is part of it: a record that changes again is another piece of news.
const idOf = (entry: FeedEntry, origin: string) => `${addressOf(entry, origin)}#release-${entry.release}`;

const titleOf = (entry: FeedEntry, language: Language): string => {
  const { label } = entry.collection;
  const name = entry.name ?? { zh: `${label.zh} ${entry.id}`, en: `${label.en} ${entry.id}` };
  return FEED_TEXT.entry(FEED_TEXT.seen[entry.seen], name)[language];
};

const textOf = (entry: FeedEntry, language: Language): string =>
  [
    entry.collection.label[language],
    divisionName(entry)?.[language],
    FEED_TEXT.release(entry.release, cityTime(entry.at))[language],
  ]
    .filter((part) => part !== undefined)
    .join(' · ');

const authorOf = (language: Language) => CITY.name[language];

const subtitleOf = ({ sample, language }: Feed) =>
  `${sample ? `${FEED_TEXT.sample[language]} · ` : ''}${FEED_TEXT.subtitle[language]}`;

const selfOf = ({ origin, map, language }: Feed, format: FeedFormat) =>
  `${origin}${feedPath(map.id, format, language)}`;

const homeOf = ({ origin, map, language }: Feed) => `${origin}/?map=${map.id}&lang=${language}`;

function atom(feed: Feed): string {
  const { map, language, origin, updated, entries } = feed;
  const link = (rel: string, href: string, type: string) =>
    `<link rel="${rel}" type="${type}" href="${escaped(href)}"/>`;
  const entry = (one: FeedEntry) => `  <entry>
    <id>${escaped(idOf(one, origin))}</id>
    <title>${escaped(titleOf(one, language))}</title>
    <updated>${cityInstant(one.at)}</updated>
    ${link('alternate', `${addressOf(one, origin)}?lang=${language}`, 'text/html')}
    <category term="${one.seen}" label="${escaped(FEED_TEXT.seen[one.seen][language])}"/>
    <category term="${one.collection.id}" label="${escaped(one.collection.label[language])}"/>
    <summary>${escaped(textOf(one, language))}</summary>
  </entry>
`;
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${LANG[language]}">
  <id>${escaped(`${origin}/feeds/${map.id}`)}</id>
  <title>${escaped(feedTitle(map, language))}</title>
  <subtitle>${escaped(subtitleOf(feed))}</subtitle>
  <updated>${cityInstant(updated)}</updated>
  <author><name>${escaped(authorOf(language))}</name></author>
  ${link('self', selfOf(feed, 'atom'), FEED_TYPES.atom)}
  ${link('alternate', homeOf(feed), 'text/html')}
${entries.map(entry).join('')}</feed>
`;
}

const json = (feed: Feed): string => {
  const { language, origin, map, sample, entries, updated } = feed;
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: feedTitle(map, language),
    description: subtitleOf(feed),
    home_page_url: homeOf(feed),
    feed_url: selfOf(feed, 'json'),
    language: LANG[language],
    authors: [{ name: authorOf(language) }],
    _relitu: { map: map.id, sample, updated: cityInstant(updated) },
    items: entries.map((one) => ({
      id: idOf(one, origin),
      url: `${addressOf(one, origin)}?lang=${language}`,
      title: titleOf(one, language),
      content_text: textOf(one, language),
      date_published: cityInstant(one.at),
      tags: [one.seen, one.collection.id],
      _relitu: { change: one.seen, collection: one.collection.id, id: one.id, release: one.release },
    })),
  });
};

export const DOCUMENTS: Record<FeedFormat, (feed: Feed) => string> = { atom, json };
