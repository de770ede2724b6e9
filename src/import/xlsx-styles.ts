/** Which cell styles of a workbook show dates or percentages (ECMA-376 part 1, 18.8.30 number formats). */
import { attribute, walkXml } from './xml.ts';
import type { Archive } from './zip.ts';

export type NumberKind = 'number' | 'date' | 'percent';

const MAX_STYLES = 100_000;

/** Built-in formats with a calendar date, the Chinese ones included; 18–21 and 45–47 are times of day. */
const isBuiltInDate = (id: number) =>
  (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 58);

/** What a format code shows: literals, colours and locales left out, the first section decides; durations are numbers. */
function numberKind(code: string): NumberKind {
  if (/\[(h+|m+|s+)\]/i.test(code)) return 'number';
  const bare = code
    .replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '')
    .split(';')[0]!
    .replace(/general|e[+-]|am\/pm|a\/p|上午\/下午/gi, '');
  if (/%/.test(bare)) return 'percent';
  if (/[ydeg]/i.test(bare) || (/m/i.test(bare) && !/[hs]/i.test(bare))) return 'date';
  return 'number';
}

/** The kind of each cell style (`s` attribute) of a workbook, by index. */
export function styleKinds(archive: Archive, part: string): NumberKind[] {
  const codes = new Map<number, string>();
  const kinds: NumberKind[] = [];
  let isCellStyles = false;
  walkXml(archive, part, {
    open(name, attributes) {
      if (name === 'numFmt')
        codes.set(Number(attributes.numFmtId), attribute(attributes, 'formatCode') ?? '');
      if (name === 'cellXfs') isCellStyles = true;
      if (name !== 'xf' || !isCellStyles || kinds.length >= MAX_STYLES) return;
      const id = Number(attributes.numFmtId ?? 0);
      const code = codes.get(id);
      if (code !== undefined) kinds.push(numberKind(code));
      else kinds.push(isBuiltInDate(id) ? 'date' : id === 9 || id === 10 ? 'percent' : 'number');
    },
    close(name) {
      if (name === 'cellXfs') isCellStyles = false;
    },
  });
  return kinds;
}
