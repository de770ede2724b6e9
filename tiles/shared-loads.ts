/** Loads under way, each shared by all who ask for the same thing meanwhile. */

type Load<V> = { outcome?: { value: V } | { error: unknown } };

const FIRST_LOOK_MILLISECONDS = 1;
const LONGEST_PAUSE_MILLISECONDS = 16;
const PATIENCE_MILLISECONDS = 3000;

const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

/**
 * Loads by key. Who asks while one is under way looks at its outcome, which is plain data, again and again: a promise
 * of one Worker request must not be awaited by another. Once V8 has optimised the function that awaits, workerd takes
 * it for part of the request that made the promise, and the other request fails (seen in workerd 2026-11).
 */
export class SharedLoads<K, V> {
  readonly #underWay = new Map<K, Load<V>>();

  /** Whether something is being loaded under the key. */
  has(key: K): boolean {
    return this.#underWay.has(key);
  }

  /** Has the next caller load anew; whoever waits still gets what is under way. */
  forget(key: K): void {
    this.#underWay.delete(key);
  }

  /**
   * What `make` gives, or what a load of the key that is under way gives. `made` is told the value before anyone else,
   * unless the load was forgotten meanwhile. A load without outcome after 3 s is given up: its request may have died.
   */
  async share(key: K, make: () => Promise<V>, made: (value: V) => void = () => {}): Promise<V> {
    const other = this.#underWay.get(key);
    if (other !== undefined) {
      const until = Date.now() + PATIENCE_MILLISECONDS;
      for (
        let wait = FIRST_LOOK_MILLISECONDS;
        other.outcome === undefined && Date.now() < until;
        wait = Math.min(wait * 2, LONGEST_PAUSE_MILLISECONDS)
      )
        await pause(wait);
      if (other.outcome === undefined) {
        if (this.#underWay.get(key) === other) this.#underWay.delete(key);
        return this.share(key, make, made);
      }
      if ('error' in other.outcome) throw other.outcome.error;
      return other.outcome.value;
    }
    const own: Load<V> = {};
    this.#underWay.set(key, own);
    try {
      const value = await make();
      if (this.#underWay.get(key) === own) made(value);
      own.outcome = { value };
      return value;
    } catch (error) {
      own.outcome = { error };
      throw error;
    } finally {
      if (this.#underWay.get(key) === own) this.#underWay.delete(key);
    }
  }
}
