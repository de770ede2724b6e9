/** What a command was called with that it does not take. */

/** Wrong usage: exit code 2. */
export class UsageError extends Error {}

/** Refuses what stands behind the last argument. */
export function noMore(argument: string | undefined): void {
  if (argument !== undefined) throw new UsageError(`"${argument}" is one argument too many`);
}
