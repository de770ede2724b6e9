/** `relitu template`: the workbook to fill in for a collection. */
import { writeFile } from 'node:fs/promises';
import { COLLECTIONS, collectionOf } from '../domain/maps/index.ts';
import { templateOf } from '../import/template.ts';
import { UsageError } from './usage.ts';

type Arguments = { values: { output?: string; json?: boolean }; positionals: string[] };

/** Writes the template, named after the collection unless `--output` names it. */
export async function runTemplate({ values, positionals }: Arguments): Promise<number> {
  const collection = collectionOf(positionals[0] ?? '');
  if (!collection)
    throw new UsageError(`template needs a COLLECTION: ${COLLECTIONS.map(({ id }) => id).join(', ')}`);
  const file = values.output ?? `${collection.id}.xlsx`;
  await writeFile(file, templateOf(collection));
  console.log(
    values.json
      ? JSON.stringify({ collection: collection.id, file })
      : `${file}: fill it in, then npx relitu import ${file} --collection ${collection.id}`,
  );
  return 0;
}
