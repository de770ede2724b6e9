import { expect, test } from 'vitest';
import { directoryBytes, type Entry, parseDirectory } from './directory.ts';
import type { Header } from './header.ts';
import { checkHeader, storedContents, tileEntries } from './sections.ts';

const header: Header = {
  root: { offset: 127, length: 50 },
  metadata: { offset: 177, length: 20 },
  leaves: { offset: 197, length: 30 },
  data: { offset: 227, length: 100 },
  addressedTiles: 3,
  entries: 3,
  contents: 3,
  clustered: true,
  internalCompression: 2,
  tileCompression: 2,
  tileType: 1,
  minzoom: 0,
  maxzoom: 1,
  bounds: [120, 31, 121, 32],
  center: [120.5, 31.5, 1],
};
const directory = (entries: readonly Entry[]) => parseDirectory(directoryBytes(entries));
const entry = (id: number, offset: number, length = 10, run = 1): Entry => ({ id, run, offset, length });
const read = (root: Entry[], leaf: Entry[] = [], head = header) =>
  tileEntries(head, directory(root), async () => directory(leaf));

test('a frame that fits is accepted, one that does not is named', () => {
  checkHeader(header, 327);
  const bad =
    (change: Partial<Header>, size = 327) =>
    () =>
      checkHeader({ ...header, ...change }, size);
  expect(bad({}, 300)).toThrow('The tile data ends at byte 327 but the file has 300 bytes');
  expect(bad({}, 328)).toThrow('The file has 328 bytes but its sections end at byte 327');
  expect(bad({ metadata: { offset: 170, length: 20 } })).toThrow('The metadata at byte 170 overlaps');
  expect(bad({ root: { offset: 327, length: 16_384 } }, 16_711)).toThrow('beyond the first 16 KiB');
  expect(bad({ internalCompression: 1 })).toThrow('directories have compression 1');
  expect(bad({ tileCompression: 3 })).toThrow('tiles have compression 3');
  expect(bad({ tileType: 2 })).toThrow('tile type is 2');
  expect(bad({ clustered: false })).toThrow('clustered');
  expect(bad({ bounds: [121, 31, 120, 32] })).toThrow('The bounds 121, 31, 120, 32');
  expect(bad({ center: [119, 31.5, 1] })).toThrow('The center 119, 31.5');
  expect(bad({ center: [120.5, 31.5, 7] })).toThrow('0 to 1, center at 7');
});

test('entries come from root and leaves in order', async () => {
  const root = [entry(0, 0), { id: 1, run: 0, offset: 5, length: 20 }];
  expect(await read(root, [entry(1, 10), entry(2, 20)])).toEqual([entry(0, 0), entry(1, 10), entry(2, 20)]);
});

test('directories that contradict themselves are named', async () => {
  await expect(read([entry(0, 0, 10, 2), entry(1, 10)])).rejects.toThrow(
    'Root directory, entry 2: tile id 1 overlaps',
  );
  await expect(read([entry(0, 95)])).rejects.toThrow('bytes 95 to 105 are past the end of its section (100)');
  await expect(read([entry(0, 0, 0)])).rejects.toThrow('its length is 0');
  const pointer = { id: 1, run: 0, offset: 0, length: 20 };
  await expect(read([{ ...pointer, offset: 20 }], [entry(1, 0)])).rejects.toThrow(
    'past the end of its section (30)',
  );
  await expect(read([pointer], [entry(2, 0)])).rejects.toThrow('its leaf begins at tile id 2, not 1');
  await expect(read([pointer], [])).rejects.toThrow('its leaf begins at tile id undefined');
  await expect(read([pointer], [pointer])).rejects.toThrow(
    'a leaf directory points to another leaf directory',
  );
  await expect(read([pointer, { ...pointer, id: 2 }], [entry(1, 0, 10, 2)])).rejects.toThrow(
    'beyond what its directory',
  );
  await expect(read([entry(0, 0), entry(1, 10)])).rejects.toThrow('states 3 tiles, the directories have 2');
  await expect(read([entry(0, 0), entry(1, 10), entry(5, 20)])).rejects.toThrow(
    "zoom 2 but the header's maxzoom is 1",
  );
  await expect(read([entry(0, 0)], [], { ...header, minzoom: 1 })).rejects.toThrow('Tile 0/0/0 is below');
});

test('contents follow each other without gap or overlap', () => {
  expect(storedContents([entry(0, 0), entry(1, 10), entry(2, 0)], 20)).toEqual([
    [entry(0, 0), entry(2, 0)],
    [entry(1, 10)],
  ]);
  expect(() => storedContents([entry(0, 0), entry(1, 5)], 15)).toThrow(
    'Tile 1/0/0 is stored at 5 where 10 was next',
  );
  expect(() => storedContents([entry(0, 0), entry(1, 0, 5)], 10)).toThrow(
    'overlaps the content of tile 0/0/0',
  );
  expect(() => storedContents([entry(0, 0)], 20)).toThrow('has 20 bytes but the entries use 10');
});
