/** How long a question may be. */

/** Characters that are read. */
export const MAX_CHARACTERS = 240;

/** Characters that are taken: what is beyond those that are read is said to be left out. */
export const MAX_WRITTEN = 500;
