/** The address of a versioned tile: `/tiles/{map}/{version}/{z}/{x}/{y}.mvt`. */
import type { Problem } from '../../domain/problem.ts';

export type TileAddress = { map: string; version: number; z: number; x: number; y: number };

const PATH = /^\/tiles\/([a-z]+)\/([^/]+)\/([^/]+)\/([^/]+)\/([^/]+)\.mvt$/;
const NUMBER = /^(0|[1-9]\d{0,7})$/;

/** The address in a path, the problem with it, or undefined when the path is no tile's at all. */
export function tileAddress(path: string): TileAddress | Problem | undefined {
  const match = PATH.exec(path);
  if (!match) return undefined;
  const [, map, ...texts] = match as unknown as [string, string, string, string, string, string];
  const names = ['version', 'z', 'x', 'y'];
  const wrong = texts.findIndex((text) => !NUMBER.test(text));
  if (wrong >= 0)
    return {
      code: 'invalid',
      errors: [{ parameter: names[wrong]!, value: texts[wrong]!, reason: 'write a whole number' }],
    };
  const [version, z, x, y] = texts.map(Number) as [number, number, number, number];
  if (z > 30)
    return { code: 'invalid', errors: [{ parameter: 'z', value: String(z), reason: 'zooms end at 30' }] };
  const size = 2 ** z;
  for (const [parameter, value] of [
    ['x', x],
    ['y', y],
  ] as const)
    if (value >= size)
      return {
        code: 'invalid',
        errors: [{ parameter, value: String(value), reason: `at zoom ${z} it goes from 0 to ${size - 1}` }],
      };
  return { map, version, z, x, y };
}
