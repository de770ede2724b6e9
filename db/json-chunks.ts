/** Rows as JSON parameters: the way to hand D1 more rows than its 100 bound parameters allow. */

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
