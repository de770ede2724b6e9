/** `/oembed`: what an address of this site looks like in somebody else's page (oEmbed 1.0, https://oembed.com). */
import { type Context, Hono } from 'hono';
import { type FrameSize, SMALLEST } from '../../domain/embed/frame-size.ts';
import { mapAt, placeFrom } from '../../domain/place.ts';
import type { App } from '../env.ts';
import type { Row } from '../features/feature.ts';
import { standingOf } from '../features/standing.ts';
import { meteredDatabase } from '../meter.ts';
import { publicState } from '../pages/public-state.ts';
import { partnerOf } from '../partners/partner.ts';
import { fail, taggedContent } from '../respond.ts';
import { today } from '../today.ts';
import { savedView } from '../views/kept.ts';
import { oembedAnswer, oembedXml } from './answer.ts';
import { type Target, targetOf } from './target.ts';

export const oembed = new Hono<App>();

/** Characters of an address; beyond, a saved view says the same in few. */
const LONGEST_ADDRESS = 4000;

const FORMATS = { json: 'application/json', xml: 'text/xml; charset=UTF-8' } as const;
const isFormat = (text: string): text is keyof typeof FORMATS => Object.hasOwn(FORMATS, text);

const invalid = (parameter: string, reason: string, value?: string): never =>
  fail({
    code: 'invalid',
    errors: [{ parameter, ...(value === undefined ? {} : { value: value.slice(0, 80) }), reason }],
  });

function mostOf(c: Context<App>): Partial<FrameSize> {
  const most: Partial<FrameSize> = {};
  for (const side of ['width', 'height'] as const) {
    const name = `max${side}`;
    const value = c.req.query(name);
    if (value === undefined) continue;
    const least = SMALLEST[side];
    if (!/^\d{1,6}$/.test(value) || Number(value) < least)
      invalid(name, `write a whole number of pixels from ${least} on, or leave it out`, value);
    most[side] = Number(value);
  }
  return most;
}

/** The target of an address as far as it is there: frames of partners that are none are refused, pages are not. */
async function targetAt(c: Context<App>, url: string): Promise<Target | undefined> {
  const target = targetOf(url, new URL(c.req.url).host);
  const key = target?.options.partner;
  if (!target || key === undefined || (await partnerOf(c.env, key))) return target;
  if (new URL(url).pathname.startsWith('/embed/')) return undefined;
  return { ...target, options: { ...target.options, partner: undefined } };
}

/** The target of an address; of a saved view it is the map that the view is of, opened by the view's id. */
async function resolved(c: Context<App>, url: string): Promise<Target | undefined> {
  const target = await targetAt(c, url);
  if (!target?.options.saved) return target;
  const view = await savedView(c.env, target.options.saved);
  const { origin, pathname, search } = new URL(url);
  if (!view || pathname !== '/') return view && target;
  const { id } = mapAt(placeFrom(view.search));
  const query = new URLSearchParams(search);
  if (target.options.partner === undefined) query.delete('partner');
  return targetAt(c, `${origin}/embed/${id}?${query}`);
}

/** The record of a target. @throws Failure 404 for one that never was public, 403 for one that is no longer. */
async function rowOf(c: Context<App>, { record }: Target): Promise<Row | undefined> {
  if (!record) return undefined;
  const { collection, id } = record;
  const standing = await standingOf(meteredDatabase(c.env.CONTENT, c.get('meter')), collection, id);
  if (standing.state === 'unknown') fail({ code: 'not-found', what: `record "${id}" in ${collection.id}` });
  if (standing.state !== 'live') fail({ code: 'not-public', what: `The record "${id}"` });
  return standing.row;
}

oembed.get('/', async (c) => {
  const { url, format = 'json', lang } = c.req.query();
  if (!isFormat(format)) return fail({ code: 'not-implemented', offered: Object.keys(FORMATS) });
  if (!url) return invalid('url', 'write the address of a map, a record or an embedded map of this site');
  if (url.length > LONGEST_ADDRESS)
    return invalid(
      'url',
      `has more than ${LONGEST_ADDRESS} characters; share the view for a short address`,
      url,
    );
  if (lang !== undefined && lang !== 'zh' && lang !== 'en') return invalid('lang', 'use zh or en', lang);
  const most = mostOf(c);
  const { origin } = new URL(c.req.url);
  const target =
    (await resolved(c, url)) ??
    fail({ code: 'not-found', what: 'map or record of this site at that address' });
  const language = target.language ?? lang ?? 'zh';
  const { releases, key } = await publicState(c);
  const question = JSON.stringify([origin, url, format, language, most, key, today()]);
  const content = async () => {
    const row = await rowOf(c, target);
    const release = releases.get(target.map.id);
    const answer = oembedAnswer(target, { origin, language, most, release, row });
    return { content: format === 'xml' ? oembedXml(answer) : JSON.stringify(answer) };
  };
  return taggedContent(c, `oembed ${question}`, content, { type: FORMATS[format], vary: 'accept-encoding' });
});
