/** SVG to PNG with a font of its own, so that a picture is the same on every machine. */
import { readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { availableParallelism, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { renderAsync } from '@resvg/resvg-js';
import subsetFont from 'subset-font';
import type { Drawn } from '../../tiles/pictures.ts';
import { FONT_FAMILY } from '../style/picture/sheet.ts';
import { characters } from './font-characters.ts';
import { indexedPng } from './indexed-png.ts';

const require = createRequire(import.meta.url);
const FONTS = join(dirname(require.resolve('@embedpdf/fonts-sc')), '..', 'fonts');
const FONT_FILES = ['NotoSansHans-Regular.otf', 'NotoSansHans-Bold.otf'].map((name) => join(FONTS, name));

function versionOf(name: string): string {
  const file = require.resolve(name);
  const folder = file.slice(0, file.lastIndexOf(name) + name.length);
  return (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }).version;
}

/** Names what pictures are drawn with. */
export const engine = (): string =>
  ['@resvg/resvg-js', '@embedpdf/fonts-sc'].map((name) => `${name} ${versionOf(name)}`).join(', ');

/** The mark that Chinese typesetters put where a character is missing (GETA MARK). */
const STAND_IN = '〓';

/** The text with a mark for each character that is not among `covered`, which are added to `missing`. */
export const covering = (text: string, covered: ReadonlySet<number>, missing: Set<string>): string =>
  [...text]
    .map((character) => {
      if (character === '\n' || covered.has(character.codePointAt(0)!)) return character;
      missing.add(character);
      return STAND_IN;
    })
    .join('');

/** `family` and `style` in the naming table, by which renderers find a font (OpenType, `name`). */
const NAMES = [1, 2, 16, 17];

/** Fonts of just the characters in a text as files in a folder: a renderer reads the whole font for every line. */
async function writeFonts(text: string, folder: string): Promise<string[]> {
  const files = FONT_FILES.map(async (file, i) => {
    const target = join(folder, `${i}.otf`);
    const font = await subsetFont(await readFile(file), text, {
      targetFormat: 'sfnt',
      preserveNameIds: NAMES,
    });
    await writeFile(target, font);
    return target;
  });
  return Promise.all(files);
}

async function drawWith(fontFiles: string[], svg: string): Promise<Uint8Array> {
  const image = await renderAsync(svg, {
    font: { loadSystemFonts: false, fontFiles, defaultFontFamily: FONT_FAMILY },
    logLevel: 'error',
  });
  return indexedPng(image.pixels, image.width, image.height);
}

/** Draws SVGs, each in its own size. @throws Error when one is not well-formed. */
export async function draw(svgs: readonly string[]): Promise<Drawn> {
  if (svgs.length === 0) return { pngs: [], missing: [] };
  const covered = characters(await readFile(FONT_FILES[0]!));
  const missing = new Set<string>();
  const shown = svgs.map((svg) => covering(svg, covered, missing));
  const folder = await mkdtemp(join(tmpdir(), 'relitu-fonts-'));
  try {
    const fontFiles = await writeFonts([...new Set(shown.flatMap((svg) => [...svg]))].join(''), folder);
    const pngs: Uint8Array[] = [];
    const atOnce = availableParallelism();
    for (let i = 0; i < shown.length; i += atOnce)
      pngs.push(...(await Promise.all(shown.slice(i, i + atOnce).map((svg) => drawWith(fontFiles, svg)))));
    return { pngs, missing: [...missing] };
  } finally {
    await rm(folder, { recursive: true });
  }
}
