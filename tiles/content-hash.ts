/** A 128-bit hash of tile bytes: names a content as entity tag and finds equal tiles. Not for secrets. */

const C1 = 0x239b961b;
const C2 = 0xab0e9789;
const C3 = 0x38b34ae5;
const C4 = 0xa1e38b93;

const rotated = (value: number, by: number) => (value << by) | (value >>> (32 - by));
const lane = (k: number, first: number, by: number, second: number) =>
  Math.imul(rotated(Math.imul(k, first), by), second);

function finished(h: number): number {
  let mixed = h;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}

const hex = (value: number) => (value >>> 0).toString(16).padStart(8, '0');

/** MurmurHash3 x86-128 (Appleby, public domain) of the bytes with seed 0, as 32 hex digits. */
export function contentHash(bytes: Uint8Array): string {
  let h1 = 0;
  let h2 = 0;
  let h3 = 0;
  let h4 = 0;
  const whole = bytes.length & ~15;
  const word = (at: number) =>
    bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24);
  for (let at = 0; at < whole; at += 16) {
    h1 ^= lane(word(at), C1, 15, C2);
    h1 = (Math.imul(rotated(h1, 19) + h2, 5) + 0x561ccd1b) | 0;
    h2 ^= lane(word(at + 4), C2, 16, C3);
    h2 = (Math.imul(rotated(h2, 17) + h3, 5) + 0x0bcaa747) | 0;
    h3 ^= lane(word(at + 8), C3, 17, C4);
    h3 = (Math.imul(rotated(h3, 15) + h4, 5) + 0x96cd1c35) | 0;
    h4 ^= lane(word(at + 12), C4, 18, C1);
    h4 = (Math.imul(rotated(h4, 13) + h1, 5) + 0x32ac3b17) | 0;
  }
  const tail = [0, 0, 0, 0];
  for (let at = whole; at < bytes.length; at++) tail[(at >> 2) & 3]! |= bytes[at]! << ((at & 3) * 8);
  h1 ^= lane(tail[0]!, C1, 15, C2) ^ bytes.length;
  h2 ^= lane(tail[1]!, C2, 16, C3) ^ bytes.length;
  h3 ^= lane(tail[2]!, C3, 17, C4) ^ bytes.length;
  h4 ^= lane(tail[3]!, C4, 18, C1) ^ bytes.length;
  h1 = (h1 + h2 + h3 + h4) | 0;
  h2 = (h2 + h1) | 0;
  h3 = (h3 + h1) | 0;
  h4 = (h4 + h1) | 0;
  h1 = finished(h1);
  h2 = finished(h2);
  h3 = finished(h3);
  h4 = finished(h4);
  h1 = (h1 + h2 + h3 + h4) | 0;
  return hex(h1) + hex(h2 + h1) + hex(h3 + h1) + hex(h4 + h1);
}
