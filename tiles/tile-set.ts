/** Sets of tiles, gone through from the lowest zoom down. */
import { tileId } from './hilbert.ts';

/** The tile of a level. */
export type Address = { level: number; x: number; y: number };

/** A set of tiles that also knows in which tiles of lower zooms they lie. */
export class TileSet {
  /** By zoom of the tiles and then by level: columns and rows of what holds one, as one number. */
  readonly #levels = new Map<number, Set<number>[]>();

  add(z: number, x: number, y: number): void {
    const levels = this.#levels.get(z) ?? Array.from({ length: z + 1 }, () => new Set<number>());
    this.#levels.set(z, levels);
    for (let level = z; level >= 0; level--) {
      const key = (x >> (z - level)) * 2 ** level + (y >> (z - level));
      if (levels[level]!.has(key)) return;
      levels[level]!.add(key);
    }
  }

  has(z: number, x: number, y: number): boolean {
    return this.within(z, { level: z, x, y });
  }

  /** Whether a tile of zoom `z` lies in a tile of a lower level, or is that. */
  within(z: number, { level, x, y }: Address): boolean {
    return this.#levels.get(z)?.[level]?.has(x * 2 ** level + y) ?? false;
  }

  /** The tiles of a zoom. */
  *at(z: number): Generator<readonly [x: number, y: number]> {
    for (const key of this.#levels.get(z)?.[z] ?? []) yield [Math.floor(key / 2 ** z), key % 2 ** z];
  }

  /** The zooms that have tiles, ascending. */
  get zooms(): number[] {
    return [...this.#levels.keys()].sort((a, b) => a - b);
  }

  get size(): number {
    return this.zooms.reduce((sum, z) => sum + this.#levels.get(z)![z]!.size, 0);
  }

  /** Their ids. */
  ids(): Set<number> {
    return new Set(this.zooms.flatMap((z) => [...this.at(z)].map(([x, y]) => tileId(z, x, y))));
  }
}
