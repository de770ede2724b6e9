/** Which parts of a bench were asked for. */

/** Whether a part was asked for by `--only`, or all were. @throws Error on a part that the bench has not. */
export function wanted<Part extends string>(
  only: readonly string[] | undefined,
  parts: readonly Part[],
): (part: Part) => boolean {
  const wrong = only?.find((name) => !parts.includes(name as Part));
  if (wrong !== undefined) throw new Error(`--only ${wrong}: the parts are ${parts.join(', ')}`);
  return (part) => only?.includes(part) ?? true;
}
