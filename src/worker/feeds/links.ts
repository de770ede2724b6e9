/** Where feeds are, and how pages say so. */
import { html } from 'hono/html';
import type { Language, MapDefinition } from '../../domain/kinds.ts';
import type { Html } from '../pages/layout.ts';
import { FEED_TEXT } from './text.ts';

export const FEED_TYPES = { atom: 'application/atom+xml', json: 'application/feed+json' } as const;
export type FeedFormat = keyof typeof FEED_TYPES;

/** The path of a feed, with its language. */
export const feedPath = (map: string, format: FeedFormat, language: Language): string =>
  `/feeds/${map}.${format}?lang=${language}`;

/** The title of a map's feed. */
export const feedTitle = (map: MapDefinition, language: Language): string =>
  FEED_TEXT.title(map.label)[language];

/** The elements in a page's head by which readers find the feeds of maps. */
export const feedLinks = (maps: readonly MapDefinition[], language: Language): Html =>
  html`${maps.map((map) =>
    (['atom', 'json'] as const).map(
      (format) =>
        html`<link rel="alternate" type="${FEED_TYPES[format]}" href="${feedPath(map.id, format, language)}" title="${feedTitle(map, language)}" />`,
    ),
  )}`;
