/** Rows as JSON parameters: the way to hand D1 more rows than its 100 bound parameters allow. */

/**
 * `given`: the rows of a JSON parameter, each as `value`. SQLite writes the text of a row of `json_each` anew wherever it is
 * mentioned, which is once a column where rows are inserted.
 */
export const given = (parameter: number): string =>
  `WITH given AS MATERIALIZED (SELECT value FROM json_each(?${parameter}))`;

/** D1 refuses values over 2 MB; characters may take up to three bytes. */
const MAX_CHARACTERS = 500_000;

/** Cuts rows into JSON arrays that `json_each` takes, each one parameter. */
export function* jsonChunks(rows: Iterable<unknown>): Generator<string> {
  let chunk: string[] = [];
  let size = 0;
  for (const row of rows) {
    const text = JSON.stringify(row);
    if (size + text.length > MAX_CHARACTERS && chunk.length > 0) {
      yield `[${chunk.join(',')}]`;
      chunk = [];
      size = 0;
    }
    chunk.push(text);
    size += text.length + 1;
  }
  if (chunk.length > 0) yield `[${chunk.join(',')}]`;
}
