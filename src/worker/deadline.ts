/** Reads that must not take long: a client is better served with a clear answer than by waiting. */

const MILLISECONDS = 1000;

/** What a read gives. @throws Error naming `what` when it takes more than a second. */
export async function inTime<T>(what: string, read: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what}: no answer in ${MILLISECONDS} ms`)), MILLISECONDS);
  });
  try {
    return await Promise.race([read, late]);
  } finally {
    clearTimeout(timer);
  }
}
