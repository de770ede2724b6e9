/** Writes text as GB18030 (GB 18030-2005, as the WHATWG Encoding Standard maps it), which Node only reads. */

let codes: Map<string, number> | undefined;

/** Two-byte codes by character. */
function table(): Map<string, number> {
  if (codes) return codes;
  codes = new Map();
  const decoder = new TextDecoder('gb18030');
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail === 0x7f) continue;
      const char = decoder.decode(Uint8Array.of(lead, trail));
      if (char.length === 1 && char !== '\ufffd' && !codes.has(char)) codes.set(char, lead * 256 + trail);
    }
  return codes;
}

/**
 * The bytes of a text; only characters with one- or two-byte codes, which Chinese office text does not leave.
 * @throws RangeError naming the character that needs four bytes
 */
export function gb18030(text: string): Uint8Array {
  const bytes: number[] = [];
  for (const char of text) {
    const code = char < '\u0080' ? char.charCodeAt(0) : table().get(char);
    if (code === undefined)
      throw new RangeError(`"${char}" has no two-byte code in GB18030; write another sign`);
    if (code > 0xff) bytes.push(code >> 8);
    bytes.push(code & 0xff);
  }
  return Uint8Array.from(bytes);
}
