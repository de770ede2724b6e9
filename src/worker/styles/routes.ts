/** `/styles/{map}.json`: a complete MapLibre style of our own tiles. */
import { Hono } from 'hono';
import { mapOf } from '../../domain/maps/index.ts';
import type { Invalid } from '../../domain/problem.ts';
import { style } from '../../style/style.ts';
import { basemapOf } from '../basemap/configuration.ts';
import type { App } from '../env.ts';
import { currentRelease } from '../releases.ts';
import { fail, tagged } from '../respond.ts';
import { today } from '../today.ts';

export const styles = new Hono<App>();

const CHOICES = { lang: ['zh', 'en'], theme: ['light', 'dark'], view: ['plain', 'heat'] } as const;

type Chosen = { [K in keyof typeof CHOICES]: (typeof CHOICES)[K][number] };

function choices(url: URL): Chosen {
  const errors: Invalid[] = [];
  const chosen: Record<string, string> = Object.fromEntries(
    Object.entries(CHOICES).map(([name, [first]]) => [name, first]),
  );
  for (const [parameter, value] of url.searchParams) {
    const allowed: readonly string[] | undefined = Object.hasOwn(CHOICES, parameter)
      ? CHOICES[parameter as keyof typeof CHOICES]
      : undefined;
    if (!allowed)
      errors.push({ parameter, value, reason: `unknown; use ${Object.keys(CHOICES).join(', ')}` });
    else if (!allowed.includes(value))
      errors.push({ parameter, value, reason: `use ${allowed.join(' or ')}` });
    else chosen[parameter] = value;
  }
  if (errors.length > 0) fail({ code: 'invalid', errors });
  return chosen as Chosen;
}

styles.get('/:file{[a-z]+\\.json}', async (c) => {
  const id = c.req.param('file').slice(0, -'.json'.length);
  const map = mapOf(id) ?? fail({ code: 'not-found', what: `map "${id}"` });
  const url = new URL(c.req.url);
  const { lang, theme, view } = choices(url);
  const { version } = await currentRelease(c.env.CONTENT, map.id);
  const basemap = basemapOf(c.env);
  return tagged(c, `style ${version} ${today()} ${url.href} ${JSON.stringify(basemap)}`, async () =>
    style({
      map: map.id,
      language: lang,
      theme,
      view,
      origin: url.origin,
      today: today(),
      release: version,
      basemap,
    }),
  );
});
