import fc from 'fast-check';
import { zxyToTileId } from 'pmtiles';
import { expect, test } from 'vitest';
import { firstTileId, isTileAddress, tileAddress, tileId, tileZoom } from './hilbert.ts';

const address = fc.integer({ min: 0, max: 26 }).chain((z) => {
  const side = fc.integer({ min: 0, max: 2 ** z - 1 });
  return fc.record({ z: fc.constant(z), x: side, y: side });
});

test('ids are those of the reference reader and lead back to the address', () => {
  fc.assert(
    fc.property(address, ({ z, x, y }) => {
      const id = tileId(z, x, y);
      expect(id).toBe(zxyToTileId(z, x, y));
      expect(tileAddress(id)).toEqual({ z, x, y });
      expect(tileZoom(id)).toBe(z);
    }),
    { numRuns: 500 },
  );
});

test('the four children of a tile follow each other in the order of their parents', () => {
  fc.assert(
    fc.property(address, ({ z, x, y }) => {
      fc.pre(z < 26);
      const along = tileId(z, x, y) - firstTileId(z);
      const children = [0, 1, 2, 3].map(
        (c) => tileId(z + 1, 2 * x + (c & 1), 2 * y + (c >> 1)) - firstTileId(z + 1),
      );
      expect(children.sort((a, b) => a - b)).toEqual([0, 1, 2, 3].map((child) => along * 4 + child));
    }),
  );
});

test('addresses outside the pyramid are refused', () => {
  for (const [z, x, y] of [
    [1, 2, 0],
    [1, 0, -1],
    [27, 0, 0],
    [1, 0.5, 0],
    [-1, 0, 0],
    [Number.NaN, 0, 0],
  ] as const) {
    expect(isTileAddress(z, x, y)).toBe(false);
    expect(() => tileId(z, x, y)).toThrow(RangeError);
  }
});
