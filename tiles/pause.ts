/** Pauses in long work. */

/**
 * Lets go of the thread: who holds it for seconds does not see that the other side has closed a connection, and the
 * next request on it fails.
 */
export const pause = (milliseconds = 0): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));
