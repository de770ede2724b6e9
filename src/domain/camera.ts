/** Where a map looks, as the hash of an address says it. */

export type Camera = { zoom: number; lat: number; lng: number };

/** Reads `#zoom/lat/lng`; undefined when the hash is not a camera. */
export function cameraFrom(hash: string): Camera | undefined {
  const [zoom, lat, lng] = hash.replace(/^#/, '').split('/').map(Number);
  if (zoom === undefined || lat === undefined || lng === undefined) return undefined;
  if (![zoom, lat, lng].every(Number.isFinite) || Math.abs(lat) > 85 || Math.abs(lng) > 180) return undefined;
  return { zoom: Math.min(22, Math.max(0, zoom)), lat, lng };
}

/** The hash of a camera, as precise as the zoom needs. */
export function hashOf({ zoom, lat, lng }: Camera): string {
  const digits = Math.max(2, Math.ceil(zoom / 3.3) + 1);
  return `#${zoom.toFixed(2).replace(/\.?0+$/, '')}/${lat.toFixed(digits)}/${lng.toFixed(digits)}`;
}
