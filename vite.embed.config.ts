/** The build of embedded maps: chunks of its own, without what a frame does not offer. Runs after that of the application. */
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';
import { VIEWS } from './src/domain/maps/index.ts';
import type { ThemeName } from './src/domain/place.ts';
import { GROUND, hueOn, ramp } from './src/style/palette.ts';
import { BESIDE, forReading, reach, registryByName } from './vite.parts.ts';

const WEB = fileURLToPath(new URL('src/web/', import.meta.url));

/** Modules of the application, and those that take their place; `embed/stand-ins.ts` holds their types together. */
const STAND_INS: Readonly<Record<string, string>> = {
  'state/setting.ts': 'embed/setting.ts',
  'state/kept.ts': 'embed/unkept.ts',
  'map/load-features.ts': 'embed/load-features.ts',
  'map/overlays.ts': 'embed/overlays.ts',
  'map/padding.ts': 'embed/padding.ts',
};

const standIns: Plugin = {
  name: 'stand-ins',
  enforce: 'pre',
  async resolveId(source, importer) {
    if (!importer || !source.startsWith('.')) return null;
    const resolved = await this.resolve(source, importer, { skipSelf: true });
    const own = resolved?.id.startsWith(WEB) ? STAND_INS[resolved.id.slice(WEB.length)] : undefined;
    return own ? WEB + own : null;
  },
};

const HUES = 'virtual:hues.css';

/** Colours of the ground and of each map in a theme, as custom properties. */
function colours(theme: ThemeName, of: string): string {
  const ground = GROUND[theme];
  const rules = VIEWS.map(({ id, color }) => {
    const hue = hueOn(theme, color);
    const shades = ramp(theme, color).map((shade, i) => `--shade-${i}:${shade};`);
    return `:root${of}[data-map="${id}"]{--hue:${hue};--map-hue:${hue};${shades.join('')}}`;
  });
  return `:root${of}{--ground:${ground.background};--ground-neighbours:${ground.neighbours};--ground-city:${ground.city};--ground-border:${ground.border};--ground-water:${ground.water};--ground-ring:${ground.ring};}${rules.join('')}`;
}

/** Without script the browser's preference chooses the theme where the address names none. */
const withoutScript: Plugin = {
  name: 'without-script',
  enforce: 'pre',
  resolveId: (id) => (id === HUES ? `\0${HUES}` : null),
  load: (id) =>
    id === `\0${HUES}`
      ? `${colours('light', '')}@media not print{${colours('dark', '[data-theme="dark"]')}}@media screen and (prefers-color-scheme:dark){${colours('dark', ':not([data-theme])')}}`
      : null,
  transform(code, id) {
    if (!id.endsWith('/tokens.css')) return null;
    const dark = /:root\[data-theme="dark"\] (\{[^}]*\})/.exec(code)![1]!;
    return {
      code: `${code}@media screen and (prefers-color-scheme: dark) { :root:not([data-theme]) ${dark} }`,
      map: null,
    };
  },
};

const isFirst = reach(['src/web/embed/main.tsx', 'src/web/map/current-engine.ts']);

export default defineConfig({
  root: 'src/web/embed',
  publicDir: false,
  plugins: [standIns, withoutScript, forReading, registryByName],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    ...BESIDE,
    assetsDir: 'embed-assets',
    rolldownOptions: {
      input: 'src/web/embed/embed-shell.html',
      output: {
        codeSplitting: {
          groups: [
            {
              name: (id, context) => (isFirst(id, (one) => context.getModuleInfo(one)) ? 'embed' : null),
              debugName: 'embed',
            },
          ],
        },
      },
    },
    chunkSizeWarningLimit: 1200,
  },
});
