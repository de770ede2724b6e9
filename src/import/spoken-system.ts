/** Whether a file speaks of a shifted coordinate system although nothing in it says that its coordinates are in it. */
import type { Crs } from './coordinate-systems.ts';
import type { Table } from './file.ts';

const NAMED_CRS: readonly [pattern: RegExp, crs: Crs][] = [
  [/GCJ-?\s?0?2|火星坐标|高德|腾讯地图/i, 'gcj02'],
  [/BD-?\s?0?9|百度/i, 'bd09'],
];

/** The words in a file's name, headings or titles that name a shifted system, and the system; undefined when there are none. */
export function spokenSystem(
  name: string,
  { headings, notes }: Pick<Table, 'headings' | 'notes'>,
): { words: string; crs: Crs } | undefined {
  const text = [name, ...headings, ...notes].join('\n').normalize('NFKC');
  for (const [pattern, crs] of NAMED_CRS) {
    const words = pattern.exec(text)?.[0];
    if (words !== undefined) return { words, crs };
  }
  return undefined;
}
