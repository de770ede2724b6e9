/** PMTiles tile ids: zoom by zoom, and within a zoom along the Hilbert curve (PMTiles v3, section 4.1). */

/** Highest zoom whose tile ids are safe integers. */
export const MAX_ZOOM = 26;

/** Id of the first tile of zoom `z`, which is the number of tiles of all lower zooms. */
export function firstTileId(z: number): number {
  return (4 ** z - 1) / 3;
}

/** Whether z/x/y are integers that address a tile of the Web Mercator pyramid, z 0..26. */
export function isTileAddress(z: number, x: number, y: number): boolean {
  if (!Number.isInteger(z) || z < 0 || z > MAX_ZOOM) return false;
  const side = 2 ** z;
  return Number.isInteger(x) && Number.isInteger(y) && x >= 0 && y >= 0 && x < side && y < side;
}

/** The tile id of z/x/y; an address outside the pyramid is a RangeError. */
export function tileId(z: number, x: number, y: number): number {
  if (!isTileAddress(z, x, y)) {
    throw new RangeError(
      `Tile ${z}/${x}/${y} is not in the pyramid; z is 0 to ${MAX_ZOOM}, x and y 0 to 2^z - 1`,
    );
  }
  let along = 0;
  let left = x;
  let top = y;
  for (let side = 2 ** z / 2; side >= 1; side /= 2) {
    const right = left & side ? 1 : 0;
    const below = top & side ? 1 : 0;
    along += side * side * ((3 * right) ^ below);
    if (below === 0) {
      if (right === 1) {
        left = side - 1 - (left & (side - 1));
        top = side - 1 - (top & (side - 1));
      }
      [left, top] = [top, left];
    }
  }
  return firstTileId(z) + along;
}

/** The zoom of a tile id; an id that no zoom up to 26 holds is a RangeError. */
export function tileZoom(id: number): number {
  for (let z = 0; z <= MAX_ZOOM; z++) if (id < firstTileId(z + 1)) return z;
  throw new RangeError(`Tile id ${id} is above zoom ${MAX_ZOOM}`);
}

/** z, x and y of a tile id. */
export function tileAddress(id: number): { z: number; x: number; y: number } {
  const z = tileZoom(id);
  let along = id - firstTileId(z);
  let x = 0;
  let y = 0;
  for (let side = 1; side < 2 ** z; side *= 2) {
    const quarter = along % 4;
    const right = quarter >> 1;
    const below = (quarter ^ right) & 1;
    if (below === 0) {
      if (right === 1) {
        x = side - 1 - x;
        y = side - 1 - y;
      }
      [x, y] = [y, x];
    }
    x += side * right;
    y += side * below;
    along = Math.floor(along / 4);
  }
  return { z, x, y };
}
