/** `relitu places`: what waits for a place, to read or to fill in. */
import { writeFile } from 'node:fs/promises';
import { COLLECTIONS, collectionOf } from '../domain/maps/index.ts';
import { placeLine, placesCsv, type Waiting, waitingRecords } from './places.ts';
import { openStore } from './store.ts';
import { noMore, UsageError } from './usage.ts';

type Values = {
  csv?: boolean | undefined;
  json?: boolean | undefined;
  output?: string | undefined;
  remote?: boolean | undefined;
};

function textOf(records: readonly Waiting[], values: Values): string {
  if (values.json) return `${JSON.stringify(records, null, 2)}\n`;
  if (!values.csv) {
    if (records.length === 0) return 'No record waits for a place.\n';
    return `${[...records.map(placeLine), `${records.length} records wait; relitu places COLLECTION --csv writes a table to fill in.`].join('\n')}\n`;
  }
  const ids = [...new Set(records.map(({ collection }) => collection))];
  if (ids.length > 1)
    throw new UsageError(`places --csv writes one collection at a time; records of ${ids.join(', ')} wait`);
  if (ids.length === 0) throw new Error('No record waits for a place');
  return placesCsv(collectionOf(ids[0]!)!, records);
}

/** What to do with a table once it is filled in. */
const nextStep = (records: readonly Waiting[], file: string): string =>
  `${records.length} records in ${file}. Fill in the place, then: relitu import ${file} --collection ${records[0]!.collection}${records.every(({ is_sample }) => is_sample) ? ' --sample' : ''}`;

/** Runs the command. */
export async function runPlaces({
  values,
  positionals,
}: {
  values: Values;
  positionals: string[];
}): Promise<number> {
  const [id, more] = positionals;
  noMore(more);
  if (id !== undefined && !collectionOf(id))
    throw new UsageError(
      `There is no collection "${id}"; use ${COLLECTIONS.map((one) => one.id).join(', ')}`,
    );
  const store = await openStore({ remote: values.remote ?? false });
  try {
    const records = await waitingRecords(store.content, id);
    const text = textOf(records, values);
    if (!values.output) process.stdout.write(text);
    else {
      await writeFile(values.output, text);
      if (values.csv) console.error(nextStep(records, values.output));
    }
    return 0;
  } finally {
    await store.close();
  }
}
