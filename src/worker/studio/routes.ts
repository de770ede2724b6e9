/** `/embed/studio`, where a partner makes an embedded map, and `/embed/guide`, which says how. */
import { type Context, Hono } from 'hono';
import type { Label } from '../../domain/kinds.ts';
import type { App } from '../env.ts';
import { guidePage } from '../guide/page.ts';
import { GUIDE } from '../guide/sections.ts';
import { STUDIO_HEADERS } from '../headers.ts';
import { HTML, languageOf } from '../pages/language.ts';
import { publicState } from '../pages/public-state.ts';
import { choiceFrom } from './choice.ts';
import { studioPage } from './page.ts';
import { STUDIO } from './text.ts';

export const studio = new Hono<App>();

/** Headers and indexing of pages that show embedded maps of this site. */
async function about(c: Context<App>, description: Label) {
  const { sample } = await publicState(c);
  const { origin } = new URL(c.req.url);
  const language = languageOf(c);
  return {
    shown: {
      sample,
      origin,
      language,
      indexing: sample ? undefined : { origin, description: description[language] },
    },
    headers: {
      ...STUDIO_HEADERS,
      'cache-control': 'no-cache',
      vary: HTML.vary,
      ...(sample ? { 'x-robots-tag': 'noindex' } : {}),
    },
  };
}

studio.get('/embed/studio', async (c) => {
  const { search, origin } = new URL(c.req.url);
  const { shown, headers } = await about(c, STUDIO.description);
  return c.html(await studioPage({ ...shown, choice: choiceFrom(search, origin), search }), 200, headers);
});

studio.get('/embed/guide', async (c) => {
  const { shown, headers } = await about(c, GUIDE.description);
  return c.html(await guidePage(shown), 200, headers);
});
