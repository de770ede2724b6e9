/** `/records`: the catalogue, the lists of collections, and the permanent page of every record. */
import { type Context, Hono } from 'hono';
import { all } from '../../domain/filter.ts';
import type { Collection, Label, Language } from '../../domain/kinds.ts';
import { collectionOf, mapWith, VIEWS } from '../../domain/maps/index.ts';
import { filterFrom } from '../../domain/query.ts';
import { fieldOf } from '../../domain/record.ts';
import type { App } from '../env.ts';
import { collectionWith, shownRecord, standingOf } from '../features/standing.ts';
import { meteredDatabase } from '../meter.ts';
import { oembedHeader } from '../oembed/links.ts';
import { fail, taggedContent } from '../respond.ts';
import { coverage } from '../status/coverage.ts';
import { today } from '../today.ts';
import { catalogue, listingPage, PAGE_SIZE } from './index-page.ts';
import { HTML, languageOf } from './language.ts';
import type { Html, Indexing } from './layout.ts';
import { missing, missingPage } from './missing.ts';
import { publicState } from './public-state.ts';
import { recordPage } from './record-page.ts';
import { type Reading, recordView, rowsWith } from './record-view.ts';
import { inLanguage, TEXT } from './text.ts';

export const records = new Hono<App>();

const originOf = (c: Context<App>) => new URL(c.req.url).origin;

const readingOf = (c: Context<App>): Reading => ({
  env: c.env,
  content: meteredDatabase(c.env.CONTENT, c.get('meter')),
  search: meteredDatabase(c.env.SEARCH, c.get('meter')),
});

const NOINDEX = { 'x-robots-tag': 'noindex' };

type Made =
  | { page: Html; status?: 200 | 404 | 410; indexed?: boolean; link?: string | undefined }
  | { movedTo: string };

/** A page that is made again when a release, the day or the language changes; `path` says which page it is. */
async function kept(
  c: Context<App>,
  path: string,
  key: string,
  make: () => Promise<Made>,
): Promise<Response> {
  const language = c.req.query('lang') ?? `${languageOf(c)} by header`;
  return taggedContent(
    c,
    `page ${originOf(c)}${path} ${language} ${key} ${today()}`,
    async () => {
      const made = await make();
      if ('movedTo' in made) return { content: '', status: 301, headers: { location: made.movedTo } };
      const { page, status = 200, indexed = false, link } = made;
      const headers = { ...(indexed ? {} : NOINDEX), ...(link ? { link } : {}) };
      return { content: String(await page), status, headers };
    },
    HTML,
  );
}

const indexingOf = (c: Context<App>, isSample: boolean, description: string): Indexing | undefined =>
  isSample ? undefined : { origin: originOf(c), description };

records.get('/', async (c) => {
  const { sample, key } = await publicState(c);
  const language = languageOf(c);
  return kept(c, '/records', key, async () => {
    const rows = await coverage(c.env.CONTENT, readingOf(c).content, key, today());
    const counts = new Map<string, number>();
    for (const { collection, live } of rows) counts.set(collection, (counts.get(collection) ?? 0) + live);
    const indexing = indexingOf(c, sample, TEXT.recordsHint[language]);
    return { page: catalogue(counts, { language, sample, indexing }), indexed: !sample };
  });
});

/** The names of the records that a filter refers to. */
async function namesIn(
  c: Context<App>,
  collection: Collection,
  parameters: readonly (readonly [string, string])[],
) {
  const names = new Map<string, Label>();
  for (const [name, id] of parameters) {
    const field = fieldOf(collection, name);
    const target = field?.kind === 'reference' ? collectionOf(field.to) : undefined;
    const row = target && (await shownRecord(readingOf(c).content, target, id));
    if (row) names.set(id, { zh: String(row.name_zh), en: String(row.name_en ?? row.name_zh) });
  }
  return names;
}

records.get('/:collection', async (c) => {
  const collection = collectionOf(c.req.param('collection'));
  if (!collection) return missing(c);
  const language = languageOf(c);
  const { page: asked = '1', lang: _, ...others } = c.req.query();
  const parameters = Object.entries(others);
  const number = /^[1-9]\d{0,5}$/.test(asked) ? Number(asked) : undefined;
  const { filter, errors } = filterFrom(parameters, collection);
  if (number === undefined || errors.length > 0 || parameters.some(([name]) => !fieldOf(collection, name)))
    return missing(c);
  const { releases, sample, key } = await publicState(c);
  const release = releases.get(mapWith(collection.id)!.id);
  if (!release) fail({ code: 'not-found', what: `release of ${collection.id}` });
  const path = `/records/${collection.id} ${JSON.stringify([number, ...parameters])}`;
  return kept(c, path, key, async () => {
    const { rows, matched } = await rowsWith(
      readingOf(c),
      collection,
      filter ?? all(),
      PAGE_SIZE,
      (number - 1) * PAGE_SIZE,
    );
    if (rows.length === 0 && number > 1) return { page: missingPage(c.req.path, language), status: 404 };
    const names = await namesIn(c, collection, parameters);
    const total = matched ?? release.records;
    const isIndexed = release.is_sample === 0 && !filter;
    const page = listingPage(
      { collection, filter, parameters, names: (id) => names.get(id), rows, total, page: number },
      { language, sample, indexing: indexingOf(c, !isIndexed, collection.description[language]) },
    );
    return { page, indexed: isIndexed };
  });
});

/** Where a record is found that an address has under another collection; undefined when it is nowhere. */
async function otherAddress(content: D1Database, id: string): Promise<string | undefined> {
  const home = collectionOf((await collectionWith(content, id)) ?? '');
  if (!home) return undefined;
  const { state } = await standingOf(content, home, id);
  return state === 'unknown' ? undefined : `/records/${home.id}/${id}`;
}

async function recordContent(
  c: Context<App>,
  collection: Collection | undefined,
  id: string,
  language: Language,
): Promise<Made> {
  const reading = readingOf(c);
  const standing = collection && (await standingOf(reading.content, collection, id));
  if (!collection || !standing || standing.state === 'unknown') {
    // A record's collection is part of its address only so that people can read it.
    const moved = await otherAddress(reading.content, id);
    const asked = c.req.query('lang');
    if (moved) return { movedTo: asked ? inLanguage(moved, language) : moved };
    return { page: missingPage(c.req.path, language), status: 404 };
  }
  const { releases, sample } = await publicState(c);
  const map = mapWith(collection.id)!;
  const release = releases.get(map.id);
  const view = await recordView(reading, collection, standing);
  const origin = originOf(c);
  const embeddable = VIEWS.includes(map) ? `${origin}${inLanguage(c.req.path, language)}` : undefined;
  const page = recordPage(view, { language, origin, release, sample, embeddable });
  if (standing.state !== 'live') return { page, status: 410 };
  return { page, indexed: release?.is_sample === 0, link: embeddable && oembedHeader(embeddable) };
}

records.get('/:collection/:id', async (c) => {
  const { key } = await publicState(c);
  const { collection, id } = c.req.param();
  return kept(c, c.req.path, key, () => recordContent(c, collectionOf(collection), id, languageOf(c)));
});
