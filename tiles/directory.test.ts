import fc from 'fast-check';
import { expect, test } from 'vitest';
import { directoryBytes, type Entry, entryIndex, parseDirectory } from './directory.ts';

const entries = fc
  .array(
    fc.record({
      gap: fc.integer({ min: 0, max: 1e9 }),
      run: fc.integer({ min: 0, max: 1e6 }),
      offset: fc.option(fc.integer({ min: 0, max: 1e12 }), { nil: undefined }),
      length: fc.integer({ min: 1, max: 1e6 }),
    }),
  )
  .map((items) => {
    const list: Entry[] = [];
    for (const { gap, run, offset, length } of items) {
      const before = list.at(-1);
      const id = before === undefined ? gap : before.id + Math.max(before.run, 1) + gap;
      list.push({ id, run, offset: offset ?? (before ? before.offset + before.length : 0), length });
    }
    return list;
  });

test('a directory reads back as it was written', () => {
  fc.assert(
    fc.property(entries, (list) => {
      const { ids, runs, offsets, lengths } = parseDirectory(directoryBytes(list));
      const read = [...ids].map((id, at) => ({
        id,
        run: runs[at],
        offset: offsets[at],
        length: lengths[at],
      }));
      expect(read).toEqual(list);
    }),
  );
});

test('the entry of an id is the last one that begins at or before it', () => {
  fc.assert(
    fc.property(entries, fc.nat(), (list, id) => {
      const directory = parseDirectory(directoryBytes(list));
      expect(entryIndex(directory, id)).toBe(list.findLastIndex((entry) => entry.id <= id));
    }),
  );
});

test('damaged directories are errors, not endless loops', () => {
  expect(() => parseDirectory(Uint8Array.of(0xff, 0xff, 0xff, 0xff, 0x0f))).toThrow('announces');
  expect(() => parseDirectory(Uint8Array.of(1, 0, 1, 1, 0))).toThrow('first directory entry');
  expect(() => parseDirectory(Uint8Array.of(1, 0, 1, 1, 1, 9))).toThrow('1 bytes behind');
  expect(() => parseDirectory(new Uint8Array(0))).toThrow('ends inside');
});
