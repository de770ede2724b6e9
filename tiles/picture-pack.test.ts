import { expect, test } from 'vitest';
import { indexEnd, pack, packIndex } from './picture-pack.ts';

const picture = (name: string, ...bytes: number[]) => ({
  name,
  source: `source of ${name}`,
  until: name.startsWith('land') ? null : '2027-01-31',
  bytes: Uint8Array.from(bytes),
});

test('every picture is found again by its name', () => {
  const pictures = [picture('land.zh', 1, 2, 3), picture('areas/a1.zh'), picture('areas/样.en', 4, 5)];
  const packed = pack(pictures);
  const { entries, start } = packIndex(packed.subarray(0, indexEnd(packed)));
  expect([...entries.keys()]).toEqual(pictures.map(({ name }) => name));
  for (const { name, source, until, bytes } of pictures) {
    const [offset, length, ...about] = entries.get(name)!;
    expect(packed.slice(start + offset, start + offset + length)).toEqual(bytes);
    expect(about).toEqual([source, until]);
  }
});

test('an index is read from the middle of a buffer too, and rubbish is refused', () => {
  const packed = pack([picture('land.en', 7)]);
  const shifted = new Uint8Array(packed.length + 3);
  shifted.set(packed, 3);
  expect(packIndex(shifted.subarray(3)).entries.has('land.en')).toBe(true);
  expect(() => packIndex(Uint8Array.of(2, 0, 0, 0, 1, 2))).toThrow(SyntaxError);
});
