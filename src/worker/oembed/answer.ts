/** The oEmbed answer of a target (https://oembed.com, 2.3). */
import { CITY } from '../../domain/city.ts';
import { type FrameSize, frameWithin } from '../../domain/embed/frame-size.ts';
import { keptAddress } from '../../domain/embed/options.ts';
import { escapedText, iframeSnippet } from '../../domain/embed/snippets.ts';
import type { Language } from '../../domain/kinds.ts';
import { PICTURE } from '../../style/picture/size.ts';
import type { Row } from '../features/feature.ts';
import { plainName } from '../pages/facts.ts';
import { mapPicturePath, recordPicturePath } from '../pages/pictures.ts';
import { inLanguage, TEXT } from '../pages/text.ts';
import type { Release } from '../releases.ts';
import type { Target } from './target.ts';

/** Seconds for which a consumer may keep an answer: a day, in which at most the thumbnail changes. */
const CACHE_AGE = 86_400;

export type OembedAnswer = Readonly<Record<string, string | number>>;

type About = {
  origin: string;
  language: Language;
  most: Partial<FrameSize>;
  release: Release | undefined;
  /** The record whose page it is. */
  row: Row | undefined;
};

/** The picture of the target, where one was made and it fits: the standard bounds it as it bounds the frame. */
function thumbnail({ map, record }: Target, { origin, language, most, release }: About): OembedAnswer {
  const { width = Infinity, height = Infinity } = most;
  const ofRecord = record && recordPicturePath(record.collection, record.id, release, language);
  const path = ofRecord ?? mapPicturePath(map, release, language);
  if (!path || PICTURE.width > width || PICTURE.height > height) return {};
  return {
    thumbnail_url: `${origin}${path}`,
    thumbnail_width: PICTURE.width,
    thumbnail_height: PICTURE.height,
  };
}

export function oembedAnswer(target: Target, about: About): OembedAnswer {
  const { origin, language, most, row } = about;
  const provider = `${CITY.name[language]} · ${TEXT.product[language]}`;
  const name = row ? plainName(row, language) : target.map.label[language];
  const title = `${name} · ${provider}`;
  const { options } = target;
  const address = `${origin}${keptAddress({ ...options, place: { ...options.place, language } })}`;
  const size = frameWithin(most);
  return {
    type: 'rich',
    version: '1.0',
    title,
    author_name: row?.source_dept ? String(row.source_dept) : provider,
    author_url: `${origin}${inLanguage('/about', language)}`,
    provider_name: provider,
    provider_url: `${origin}${inLanguage('/', language)}`,
    cache_age: CACHE_AGE,
    ...thumbnail(target, about),
    ...size,
    html: iframeSnippet({ address, title, ...size }),
  };
}

/** The answer as XML. */
export const oembedXml = (answer: OembedAnswer): string =>
  `<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n<oembed>${Object.entries(answer)
    .map(([name, value]) => `<${name}>${escapedText(String(value))}</${name}>`)
    .join('')}</oembed>`;
