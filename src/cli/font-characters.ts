/** Which characters a font has glyphs for. */

const SEGMENTED_COVERAGE = 12;

function tableOf(font: Buffer, tag: string): Buffer {
  const count = font.readUInt16BE(4);
  for (let at = 12; at < 12 + count * 16; at += 16)
    if (font.toString('latin1', at, at + 4) === tag) {
      const offset = font.readUInt32BE(at + 8);
      return font.subarray(offset, offset + font.readUInt32BE(at + 12));
    }
  throw new Error(`The font has no table ${tag}`);
}

/**
 * The code points an OpenType font maps to glyphs, by its table of 32-bit ranges (`cmap` format 12).
 * @throws Error when the font has none.
 */
export function characters(font: Buffer): Set<number> {
  const cmap = tableOf(font, 'cmap');
  const found = new Set<number>();
  for (let i = 0; i < cmap.readUInt16BE(2); i++) {
    const table = cmap.subarray(cmap.readUInt32BE(4 + i * 8 + 4));
    if (table.readUInt16BE(0) !== SEGMENTED_COVERAGE) continue;
    for (let group = 0; group < table.readUInt32BE(12); group++) {
      const at = 16 + group * 12;
      for (let code = table.readUInt32BE(at); code <= table.readUInt32BE(at + 4); code++) found.add(code);
    }
  }
  if (found.size === 0) throw new Error('The font has no cmap of format 12');
  return found;
}
