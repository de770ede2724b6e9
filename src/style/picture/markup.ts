/** SVG markup of pictures: escaped text, lines of it, and how much room it takes. */

// biome-ignore lint/suspicious/noControlCharactersInRegex: XML has no way to write them (XML 1.0, 2.2).
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text as XML can hold it, in elements and in attributes. */
export const escaped = (text: string): string =>
  text
    .toWellFormed()
    .replace(FORBIDDEN, '')
    .replace(/[&<>"]/g, (character) => ENTITIES[character]!);

const WIDE =
  /[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]|[\u{20000}-\u{3ffff}]/u;
const NARROW = /[iljtfr.,:;'|!()[\] ]/;
const BROAD = /[A-Z0-9mwMW%&@]/;

const advance = (character: string) =>
  WIDE.test(character) ? 1 : NARROW.test(character) ? 0.33 : BROAD.test(character) ? 0.68 : 0.58;

/** How wide a text is at most, in units of its size. */
export const widthOf = (text: string): number =>
  [...text].reduce((sum, character) => sum + advance(character), 0);

// Chinese has no blanks: a dictionary knows its words (Unicode Standard Annex 29, with CLDR's rules).
const words = new Intl.Segmenter('zh', { granularity: 'word' });
const OPENING = /^[（(“‘《「『【[]$/;

/** What stays together when a line is broken: a word with the marks and blanks behind it and what opens before it. */
function piecesOf(text: string): string[] {
  const pieces: string[] = [];
  let isOpen = false;
  for (const { segment, isWordLike } of words.segment(text)) {
    const opens = OPENING.test(segment);
    const continues = isOpen || (!isWordLike && !opens);
    if (continues && pieces.length > 0) pieces.push(pieces.pop() + segment);
    else pieces.push(segment);
    isOpen = opens;
  }
  return pieces;
}

function cutTo(text: string, width: number): string {
  let kept = text.trimEnd();
  while (kept !== '' && widthOf(`${kept}…`) > width) kept = [...kept].slice(0, -1).join('');
  return `${kept}…`;
}

/** The text in at most `most` lines no wider than `width` (in units of its size); what does not fit ends in `…`. */
export function wrapped(text: string, width: number, most: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of piecesOf(text.trim())) {
    if (line !== '' && widthOf((line + piece).trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += piece;
  }
  lines.push(line.trimEnd());
  const kept = lines.slice(0, most);
  const last = kept.length - 1;
  const isCut = lines.length > most;
  return kept.map((one, i) => ((isCut && i === last) || widthOf(one) > width ? cutTo(one, width) : one));
}

/** How a text is set; lengths in pixels. */
export type TextStyle = {
  size: number;
  fill: string;
  bold?: true;
  anchor?: 'start' | 'middle' | 'end';
  /** The colour of a rim that keeps it readable on a map. */
  halo?: string;
};

/** As {@link wrapped}, in as many lines but of similar length, so that no word stands alone at the end. */
export function balanced(text: string, width: number, most: number): string[] {
  let best = wrapped(text, width, most);
  if (best.length === 1 || best.at(-1)!.endsWith('…')) return best;
  for (let narrower = width - 0.5; narrower > width / 2; narrower -= 0.5) {
    const lines = wrapped(text, narrower, most + 1);
    if (lines.length > best.length || lines.some((line) => line.endsWith('…'))) break;
    best = lines;
  }
  return best;
}

/** A piece of a line: its text and where it differs from the line's style. */
export type Run = { text: string; size?: number; fill?: string; bold?: true };

const attributes = ({ size, fill, bold }: Omit<Run, 'text'>) =>
  `${size ? ` font-size="${size}"` : ''}${fill ? ` fill="${fill}"` : ''}${bold ? ' font-weight="700"' : ''}`;

/** One line of text, or of runs, whose baseline begins at `x`, `y`. */
export function textAt(x: number, y: number, text: string | readonly Run[], style: TextStyle): string {
  const { anchor, halo } = style;
  const rim = halo ? ` stroke="${halo}" stroke-width="4" stroke-linejoin="round" paint-order="stroke"` : '';
  const content =
    typeof text === 'string'
      ? escaped(text)
      : text.map((run) => `<tspan${attributes(run)}>${escaped(run.text)}</tspan>`).join('');
  return `<text x="${x}" y="${y}"${attributes(style)}${anchor ? ` text-anchor="${anchor}"` : ''}${rim}>${content}</text>`;
}
