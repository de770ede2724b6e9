/** `/embed/{map}`: a slice of a map on somebody else's page; the only page that may be framed. */
import { type Context, Hono } from 'hono';
import { embedAddress } from '../../domain/embed/options.ts';
import type { EmbedPage } from '../../domain/embed/page.ts';
import type { Label } from '../../domain/kinds.ts';
import { collectionOf, VIEWS } from '../../domain/maps/index.ts';
import type { Partner } from '../../domain/partner.ts';
import { fieldOf } from '../../domain/record.ts';
import { embeddedView } from '../../domain/saved-view.ts';
import { accentOn } from '../../style/accent.ts';
import { inkOn } from '../../style/palette.ts';
import { basemapOf } from '../basemap/configuration.ts';
import type { App } from '../env.ts';
import { shownRecord } from '../features/standing.ts';
import { embedHeaders } from '../headers.ts';
import { meteredDatabase } from '../meter.ts';
import { oembedHeader } from '../oembed/links.ts';
import { HTML, languageOf } from '../pages/language.ts';
import { partnerOf } from '../partners/partner.ts';
import { currentReleases, type Release } from '../releases.ts';
import { Failure, taggedContent } from '../respond.ts';
import { tileJson } from '../tiles/tile-json.ts';
import { today } from '../today.ts';
import { savedView } from '../views/kept.ts';
import { embedPage } from './page.ts';
import { type Reading, readEmbed, withoutFilter } from './reading.ts';
import { refusal } from './refusal.ts';
import { shellTags } from './shell.ts';
import { sliceOf } from './slice.ts';

export const embed = new Hono<App>();

const originOf = (c: Context<App>) => new URL(c.req.url).origin;

/** What visitors see of a partner. */
const shownOf = ({ origins, name, logo, action }: Partner) => ({ origins, name, logo, action });

const DRAWN = ['tiles', 'bounds', 'minzoom', 'maxzoom', 'data_as_of', 'sample', 'sums_valid_until'];

/** What the tiles of the maps on offer say about themselves, as far as drawing them needs it. */
function tileIndex(releases: ReadonlyMap<string, Release>, maps: readonly string[], origin: string) {
  const wanted = [...releases.values()].filter(({ map }) => map === 'base' || maps.includes(map));
  return Object.fromEntries(
    wanted.map((release) => {
      const about = tileJson(release, origin) as Record<string, unknown>;
      return [release.map, Object.fromEntries(DRAWN.map((name) => [name, about[name]]))];
    }),
  );
}

/** The slice; under another filter where that one cannot be asked, and none at all where nothing can be read. */
async function sliceFor(c: Context<App>, reading: Reading) {
  const databases = {
    env: c.env,
    content: meteredDatabase(c.env.CONTENT, c.get('meter')),
    search: meteredDatabase(c.env.SEARCH, c.get('meter')),
  };
  const language = reading.options.place.language ?? languageOf(c);
  const failed = (error: unknown) => {
    // A map that was not yet released has nothing to show, and that is no fault.
    if (!(error instanceof Failure && error.problem.code === 'not-found'))
      console.error(
        JSON.stringify({ requestId: c.get('requestId'), embed: c.req.path, error: String(error) }),
      );
    return { reading, slice: undefined, divisions: {}, answers: {} };
  };
  try {
    return { reading, ...(await sliceOf(databases, reading, language)) };
  } catch (error) {
    if (!(error instanceof Failure && error.problem.code === 'invalid')) return failed(error);
    const plain = withoutFilter(reading, error.problem.errors);
    return sliceOf(databases, plain, language).then((found) => ({ reading: plain, ...found }), failed);
  }
}

/** A page without its records: shown, but never kept. Its message is the page. */
class Incomplete extends Error {}

/** The names of the records that a filter refers to. */
async function namesIn(c: Context<App>, { options, collection }: Reading): Promise<Map<string, Label>> {
  const names = new Map<string, Label>();
  const content = meteredDatabase(c.env.CONTENT, c.get('meter'));
  for (const [name, id] of Object.entries(options.place.params)) {
    const field = fieldOf(collection, name);
    const target = field?.kind === 'reference' ? collectionOf(field.to) : undefined;
    const row = target && (await shownRecord(content, target, id).catch(() => undefined));
    if (row) names.set(id, { zh: String(row.name_zh), en: String(row.name_en ?? row.name_zh) });
  }
  return names;
}

async function refused(c: Context<App>): Promise<Response> {
  const shell = await shellTags(c.env, originOf(c));
  return c.html(await refusal(languageOf(c), shell), 404, {
    'cache-control': 'no-cache',
    vary: HTML.vary,
    ...embedHeaders(c.env),
  });
}

/** `address` says the same from the root of the site, with a saved view by its id and nothing that means nothing. */
type Asked = Reading & { address: string };

async function shown(c: Context<App>, asked: Asked, partner: Partner | undefined): Promise<Response> {
  const origin = originOf(c);
  const language = asked.options.place.language ?? languageOf(c);
  const releases = await currentReleases(c.env.CONTENT).catch(() => new Map<string, Release>());
  const shell = await shellTags(c.env, origin);
  const basemap = basemapOf(c.env);
  const key = [
    'embed',
    origin,
    asked.address,
    JSON.stringify([asked.warnings, language, partner, shell, basemap]),
    today(),
    ...[...releases.values()].map(({ map, version, archive }) => `${map}${version}${archive}`),
  ].join(' ');
  const make = async () => {
    const { reading, slice, divisions, answers } = await sliceFor(c, asked);
    const { options, warnings, collection, filter } = reading;
    const page: EmbedPage = {
      options,
      warnings,
      language,
      divisions,
      ...(partner && { partner: shownOf(partner) }),
      answers: { '/tiles/index.json': tileIndex(releases, options.maps, origin), ...answers },
    };
    const names = await namesIn(c, reading);
    const isFiltered = filter.op !== 'and' || filter.args.length > 0;
    const content = await embedPage({
      page,
      collection,
      filter: isFiltered ? filter : undefined,
      names: (id) => names.get(id),
      slice,
      release: releases.get(options.place.map),
      basemap,
      shell,
      address: `${origin}${asked.address}`,
    });
    if (!slice) throw new Incomplete(String(content));
    return { content: String(content) };
  };
  const headers = embedHeaders(c.env, partner?.origins);
  const response = await taggedContent(c, key, make, HTML).catch((error: unknown) => {
    if (!(error instanceof Incomplete)) throw error;
    return c.html(error.message, 200, { 'cache-control': 'no-store' });
  });
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  const link = oembedHeader(`${origin}${asked.address}`);
  if (link) response.headers.set('link', link);
  return response;
}

/** What the address of a map says, with the saved view that it names. */
async function readingOf(c: Context<App>, map: string): Promise<Asked> {
  const { search, searchParams } = new URL(c.req.url);
  const reading = readEmbed(map, search);
  const address = embedAddress(reading.options);
  const { saved } = reading.options;
  if (saved === undefined) return { ...reading, address };
  const view = await savedView(c.env, saved).catch(() => undefined);
  if (!view) {
    const lost = { parameter: 'saved', value: saved, reason: 'no such view is kept' };
    return { ...reading, address, warnings: [...reading.warnings, lost] };
  }
  const embedded = embeddedView(view, searchParams);
  return { ...readEmbed(map, embedded.search, embedded.hash), address };
}

embed.get('/embed/:map', async (c, next) => {
  const map = VIEWS.find(({ id }) => id === c.req.param('map'));
  // The generator is a page of ours, and no map's name.
  if (!map) return c.req.param('map') === 'studio' ? next() : refused(c);
  const reading = await readingOf(c, map.id);
  const { partner: key } = reading.options;
  const partner = key === undefined ? undefined : await partnerOf(c.env, key);
  if (key === undefined || partner) return shown(c, reading, partner);
  const options = { ...reading.options, partner: undefined };
  const lost = { parameter: 'partner', value: key, reason: 'no such partner is registered' };
  return shown(
    c,
    { ...reading, options, address: embedAddress(options), warnings: [...reading.warnings, lost] },
    undefined,
  );
});

/** A partner's colour as a style sheet: the page's policy allows no styles in the page. */
embed.get('/embed-accents/:file{[0-9a-f]{6}\\.css}', (c) => {
  const color = `#${c.req.param('file').slice(0, 6)}`;
  const rule = (theme: 'light' | 'dark') => {
    const hue = accentOn(theme, color);
    return `--hue:${hue};--on-hue:${inkOn(hue)}`;
  };
  const css = `:root{${rule('light')}}:root[data-theme="dark"]{${rule('dark')}}@media (prefers-color-scheme:dark){:root:not([data-theme]){${rule('dark')}}}`;
  return c.body(css, 200, {
    'content-type': 'text/css; charset=utf-8',
    'cache-control': 'public, max-age=86400',
    'x-content-type-options': 'nosniff',
  });
});
