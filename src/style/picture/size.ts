/** Size of pictures. */

/** In pixels: 1.91 to 1, what Open Graph readers show uncut. */
export const PICTURE = { width: 1200, height: 630 } as const;
