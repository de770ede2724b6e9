/** How large a frame on somebody else's page is. */

/** CSS pixels. */
export type FrameSize = { width: number; height: number };

/** The smallest frame that still shows map, count and attribution. */
export const SMALLEST: FrameSize = { width: 280, height: 200 };
export const USUAL: FrameSize = { width: 800, height: 600 };

/** Narrower than this the list stands below the map, and the frame is upright. */
const UPRIGHT = 560;
/** A frame is at most this many times as wide as high. */
const WIDEST = 2;

/** The frame's size within bounds, neither of which is less than {@link SMALLEST}. */
export function frameWithin(most: Partial<FrameSize>): FrameSize {
  const width = Math.min(USUAL.width, most.width ?? Infinity);
  const ideal = Math.round(width < UPRIGHT ? width * 1.25 : width * 0.75);
  const height = Math.min(ideal, most.height ?? Infinity);
  return { width: Math.min(width, height * WIDEST), height };
}
