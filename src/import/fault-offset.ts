/** Where in a byte array a text encoding is broken, which `TextDecoder` does not tell. */

/** Offset of the first byte that breaks UTF-8 in `bytes[start, end)` (Unicode, table 3-7); -1 when there is none. */
export function utf8ErrorOffset(bytes: Uint8Array, start = 0, end = bytes.length): number {
  let i = start;
  while (i < end) {
    const lead = bytes[i]!;
    const size = lead < 0x80 ? 1 : lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
    if (size === 0 || i + size > end) return i;
    for (let k = 1; k < size; k++) if ((bytes[i + k]! & 0xc0) !== 0x80) return i;
    const second = bytes[i + 1] ?? 0;
    if (lead === 0xe0 && second < 0xa0) return i;
    if (lead === 0xed && second > 0x9f) return i;
    if (lead === 0xf0 && second < 0x90) return i;
    if (lead === 0xf4 && second > 0x8f) return i;
    i += size;
  }
  return -1;
}

/** Offset of the first byte of the first broken character when `bytes` is read as `encoding`, which must fail. */
export function errorOffset(bytes: Uint8Array, encoding: string): number {
  if (encoding === 'utf-8') return utf8ErrorOffset(bytes);
  const options = { fatal: true, ignoreBOM: true };
  const piece = 4096;
  let decoder = new TextDecoder(encoding, options);
  let sound = 0;
  try {
    for (; sound < bytes.length; sound += piece)
      decoder.decode(bytes.subarray(sound, sound + piece), { stream: true });
  } catch {}
  sound = Math.max(0, Math.min(sound, bytes.length) - piece);
  decoder = new TextDecoder(encoding, options);
  decoder.decode(bytes.subarray(0, sound), { stream: true });
  let start = sound;
  try {
    for (let i = sound; i < bytes.length; i++)
      if (decoder.decode(bytes.subarray(i, i + 1), { stream: true }) !== '') start = i + 1;
  } catch {}
  return start;
}
