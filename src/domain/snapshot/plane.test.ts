import fc from 'fast-check';
import { expect, test } from 'vitest';
import { codesOf, planesOf } from '../../../tiles/snapshot-planes.ts';
import type { Digit, StoredPlane } from './format.ts';
import { BLOCK, digitsByCode, openPlanes } from './plane.ts';

const seeds = fc.integer({ min: 1, max: 2 ** 31 });

/** Columns of any number of codes, some of which most rows are alike in. */
const columns = fc.array(
  fc.record({
    codes: fc.oneof(
      fc.integer({ min: 1, max: 20 }),
      fc.integer({ min: 1, max: 2 ** 8 + 1 }),
      fc.integer({ min: 1, max: 2 ** 16 + 1 }),
      fc.integer({ min: 1, max: 2 ** 32 }),
    ),
    usual: fc.double({ min: 0, max: 1, noNaN: true }),
    share: fc.constantFrom(0, 0, 0.5, 0.9, 0.99, 1),
    seed: seeds,
  }),
  { minLength: 1, maxLength: 12 },
);

/** Numbers below 1 that depend on a seed and a row. */
const drawn = (seed: number, row: number): number => {
  const mixed = Math.imul(Math.imul(row + 1, 0x85ebca6b) ^ seed, 0xc2b2ae35);
  return (Math.imul(mixed ^ (mixed >>> 15), 0x27d4eb2f) >>> 0) / 2 ** 32;
};

/** The planes as a snapshot holds them. */
function laid(columnsByName: Parameters<typeof planesOf>[0]) {
  const { planes, placed } = planesOf(columnsByName);
  const parts: Uint8Array[] = [];
  let length = 0;
  const add = (bytes: Uint8Array) => {
    const at = length;
    parts.push(bytes);
    length += Math.ceil(bytes.length / 8) * 8;
    return at;
  };
  const stored = planes.map((plane): StoredPlane => {
    if ('low' in plane) return plane;
    const { codes, bits, packed, usual } = plane;
    const at = add(packed);
    return { at, bits, codes, ...(usual && { usual: { code: usual.code, at: add(usual.own) } }) };
  });
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += Math.ceil(part.length / 8) * 8;
  }
  return { stored, buffer: bytes.buffer, placed };
}

/** What planes have been drawn in, so that no shape goes untried. */
const shapes = { shared: 0, split: 0, unusual: 0, partsOfBytes: 0 };

function note(stored: readonly StoredPlane[], digits: readonly Digit[]) {
  for (const plane of stored)
    if ('low' in plane) shapes.split += 1;
    else {
      if (plane.usual) shapes.unusual += 1;
      if (plane.bits % 8 > 0) shapes.partsOfBytes += 1;
    }
  if (digits.some(([, stride]) => stride > 1)) shapes.shared += 1;
}

test('digits come back from planes by row and by block', () => {
  fc.assert(
    fc.property(columns, fc.integer({ min: 1, max: 3 * BLOCK }), (drafts, rows) => {
      const made = drafts.map(({ codes, usual, share, seed }) => {
        const usualCode = Math.min(codes - 1, Math.floor(usual * codes));
        const digits = codesOf(codes, rows, (row) =>
          drawn(seed ^ 0x5bd1e995, row) < share ? usualCode : Math.floor(drawn(seed, row) * codes),
        );
        return { digits, codes };
      });
      const { stored, buffer, placed } = laid(new Map(made.map((one, i) => [`${i}`, one])));
      const planes = openPlanes(stored, buffer, 0, rows);
      note(
        stored,
        [...placed.values()].map(({ digit }) => digit),
      );
      for (const [i, { digits, codes }] of made.entries()) {
        const digit = placed.get(`${i}`)?.digit;
        expect(digit === undefined).toBe(codes === 1);
        if (!digit) continue;
        const plane = planes[digit[0]]!;
        const own = plane.codes <= 2 ** 16 ? digitsByCode(plane, digit) : undefined;
        const found = (code: number) => own?.[code] ?? code;
        const block = new Uint32Array(BLOCK);
        for (let from = 0; from < rows; from += BLOCK) {
          expect(plane.read(from, block)).toBe(Math.min(BLOCK, rows - from));
          for (let row = from; row < Math.min(from + BLOCK, rows); row++)
            if (found(block[row - from]!) !== digits[row] || found(plane.code(row)) !== digits[row])
              expect.fail(`row ${row} of ${rows}, ${codes} codes`);
        }
      }
    }),
    { numRuns: 200 },
  );
  for (const count of Object.values(shapes)) expect(count).toBeGreaterThan(5);
});

test('columns of few values take little more than the logarithm of how many they are', () => {
  const rows = 10_000;
  const codes = [3, 3, 3, 3, 5, 6, 7, 8, 10, 12, 32, 47, 142, 172, 321, 562];
  const { buffer } = laid(
    new Map(
      codes.map((count, i) => [
        `${i}`,
        { codes: count, digits: codesOf(count, rows, (row) => Math.floor(drawn(i + 1, row) * count)) },
      ]),
    ),
  );
  const least = codes.reduce((sum, count) => sum + Math.log2(count), 0);
  expect((8 * buffer.byteLength) / rows - least).toBeLessThan(4);
});
