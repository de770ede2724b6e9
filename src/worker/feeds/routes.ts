/** `/feeds/{map}.atom` and `/feeds/{map}.json`: what each release changed. */
import { Hono } from 'hono';
import { mapOf } from '../../domain/maps/index.ts';
import type { App } from '../env.ts';
import { meteredDatabase } from '../meter.ts';
import { currentRelease } from '../releases.ts';
import { fail, taggedContent } from '../respond.ts';
import { today } from '../today.ts';
import { DOCUMENTS } from './documents.ts';
import { feedEntries } from './entries.ts';
import { FEED_TYPES, type FeedFormat } from './links.ts';

export const feeds = new Hono<App>();

/** The language of a feed, Chinese when none is named: readers send no language of their own. */
function languageIn(url: URL): 'zh' | 'en' {
  for (const [parameter, value] of url.searchParams)
    if (parameter !== 'lang')
      fail({ code: 'invalid', errors: [{ parameter, value, reason: 'unknown here; use lang' }] });
  const [value = 'zh', more] = url.searchParams.getAll('lang');
  if (more !== undefined)
    fail({ code: 'invalid', errors: [{ parameter: 'lang', value: more, reason: 'given more than once' }] });
  if (value === 'zh' || value === 'en') return value;
  return fail({ code: 'invalid', errors: [{ parameter: 'lang', value, reason: 'use zh or en' }] });
}

feeds.get('/:file', async (c) => {
  const [, id = '', format = ''] = /^([a-z]+)\.(atom|json)$/.exec(c.req.param('file')) ?? [];
  const map = mapOf(id) ?? fail({ code: 'not-found', what: `feed "${c.req.param('file')}"` });
  const url = new URL(c.req.url);
  const language = languageIn(url);
  const release = await currentRelease(c.env.CONTENT, map.id);
  const key = `feed ${url.origin} ${map.id} ${release.version} ${today()} ${format} ${language}`;
  const make = async () => {
    const content = meteredDatabase(c.env.CONTENT, c.get('meter'));
    const made = await content
      .prepare('SELECT created_at FROM release WHERE map = ? AND version = ?')
      .bind(map.id, release.version)
      .first<{ created_at: string }>();
    const entries = await feedEntries(content, map, release.version);
    return {
      content: DOCUMENTS[format as FeedFormat]({
        map,
        language,
        origin: url.origin,
        sample: release.is_sample === 1,
        updated: new Date(made!.created_at),
        entries,
      }),
      headers: release.is_sample === 1 ? { 'x-robots-tag': 'noindex' } : {},
    };
  };
  const type = `${FEED_TYPES[format as FeedFormat]}; charset=utf-8`;
  return taggedContent(c, key, make, { type, vary: 'origin' });
});
