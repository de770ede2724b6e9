/** `relitu export`: live records of a collection, to a file or on. */
import { writeFile } from 'node:fs/promises';
import { COLLECTIONS, collectionOf } from '../domain/maps/index.ts';
import { type ExportFormat, exportCollection, FORMATS } from './export-collection.ts';
import { openStore } from './store.ts';
import { noMore, UsageError } from './usage.ts';

type Values = {
  format?: string | undefined;
  json?: boolean | undefined;
  output?: string | undefined;
  remote?: boolean | undefined;
};

/** Formats whose bytes are no text, which a terminal does not show. */
const BINARY: readonly string[] = ['xlsx', 'flatgeobuf', 'shp'];

/** Runs the command. */
export async function runExport({
  values,
  positionals,
}: {
  values: Values;
  positionals: string[];
}): Promise<number> {
  const [id, more] = positionals;
  const collection = collectionOf(id ?? '');
  if (!collection)
    throw new UsageError(
      `${id === undefined ? 'export needs a COLLECTION' : `There is no collection "${id}"`}: use ${COLLECTIONS.map((one) => one.id).join(', ')}`,
    );
  noMore(more);
  const { format = 'geojson', output, json } = values;
  if (!Object.hasOwn(FORMATS, format))
    throw new UsageError(`--format ${format}: use one of ${Object.keys(FORMATS).join(', ')}`);
  if (output === undefined && json)
    throw new UsageError('--json says what was written to a file: name it with --output');
  if (output === undefined && BINARY.includes(format) && process.stdout.isTTY)
    throw new UsageError(`--format ${format} is no text: name a file with --output`);
  const store = await openStore({ remote: values.remote ?? false });
  try {
    const { bytes, records, notes } = await exportCollection(
      store.content,
      collection,
      format as ExportFormat,
    );
    if (output === undefined) process.stdout.write(bytes);
    else await writeFile(output, bytes);
    for (const note of notes) console.error(note);
    if (output === undefined) return 0;
    if (json)
      console.log(
        JSON.stringify(
          { file: output, collection: collection.id, format, records, bytes: bytes.length, notes },
          null,
          2,
        ),
      );
    else console.error(`${records} records in ${output}, ${bytes.length} bytes`);
    return 0;
  } finally {
    await store.close();
  }
}
