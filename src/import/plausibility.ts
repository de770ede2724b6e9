/** How much a decoded text looks like Chinese or plain text rather than like bytes read in the wrong encoding. */

const ODD = 0;
const RARE = 1;
const USUAL = 2;
const LATE = 3;
const SIGN = 4;

let weights: Uint8Array | undefined;

function rows(first: number, last: number): string {
  const bytes: number[] = [];
  for (let lead = first; lead <= last; lead++)
    for (let trail = 0xa1; trail <= 0xfe; trail++) bytes.push(lead, trail);
  return new TextDecoder('gb18030').decode(Uint8Array.from(bytes));
}

/** GB/T 2312: rows 16–55 hold the 3 755 usual characters, rows 56–87 the rarer ones, rows 1–3 signs and full-width forms. */
function table(): Uint8Array {
  if (weights) return weights;
  weights = new Uint8Array(0x10000).fill(ODD);
  for (const char of rows(0xd8, 0xf7)) weights[char.charCodeAt(0)] = RARE;
  for (const char of rows(0xa1, 0xa3)) weights[char.charCodeAt(0)] = SIGN;
  for (const char of rows(0xb0, 0xc8)) weights[char.charCodeAt(0)] = USUAL;
  for (const char of rows(0xc9, 0xd7)) weights[char.charCodeAt(0)] = LATE;
  for (let code = 0xe000; code < 0xf900; code++) weights[code] = ODD;
  for (const char of '²³µ¥€£·×㎡㎥㎞㎏％℃–—•“”‘’…、。') weights[char.charCodeAt(0)] = SIGN;
  return weights;
}

/**
 * Share (0–1) of the non-ASCII characters that Chinese text commonly uses: usual ones count fully, rarer ones of
 * GB/T 2312 by 0.6, all others (other scripts, private use, extension characters) not at all; 1 for pure ASCII.
 * Half of that when hardly a character comes from the later rows (pinyin after "sa"): Korean EUC-KR looks so.
 */
export function plausibility(text: string): number {
  const weight = table();
  let high = 0;
  let sum = 0;
  let usual = 0;
  let late = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x80) continue;
    high++;
    const w = weight[code];
    sum += w === ODD ? 0 : w === RARE ? 0.6 : 1;
    if (w === LATE) late++;
    if (w === LATE || w === USUAL) usual++;
  }
  if (high === 0) return 1;
  const lopsided = usual >= 24 && late / usual < 0.1;
  return (sum / high) * (lopsided ? 0.5 : 1);
}
