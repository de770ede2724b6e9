import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contentHash } from './content-hash.ts';

const hashOf = (text: string) => contentHash(new TextEncoder().encode(text));

test('the published test values of MurmurHash3 x86-128', () => {
  expect(hashOf('')).toBe('0'.repeat(32));
  expect(hashOf('The quick brown fox jumps over the lazy dog')).toBe('2f1583c3ecee2c675d7bf66ce5e91d2c');
});

test('a changed byte, length or order changes the hash', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ minLength: 1, maxLength: 100 }),
      fc.nat(),
      fc.integer({ min: 1, max: 255 }),
      (bytes, at, by) => {
        const changed = bytes.slice();
        changed[at % bytes.length]! ^= by;
        expect(contentHash(changed)).not.toBe(contentHash(bytes));
        expect(contentHash(bytes.subarray(0, -1))).not.toBe(contentHash(bytes));
      },
    ),
  );
});

test('where the bytes lie in memory does not matter', () => {
  const bytes = Uint8Array.from({ length: 50 }, (_, i) => i * 7);
  expect(contentHash(new Uint8Array([1, 2, 3, ...bytes]).subarray(3))).toBe(contentHash(bytes));
});
