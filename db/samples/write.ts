/** `node db/samples/write.ts FOLDER [AS_OF]` writes the files of the sample departments and lists them. */
import { writeSamples } from './index.ts';

const [folder, asOf = new Date().toISOString().slice(0, 10)] = process.argv.slice(2);
if (folder === undefined) {
  process.stderr.write('Usage: node db/samples/write.ts FOLDER [AS_OF as YYYY-MM-DD]\n');
  process.exitCode = 2;
} else {
  const files = await writeSamples(folder, asOf);
  for (const { file, collection, source, crs = '', sheet = '', expect } of files)
    process.stdout.write(
      `${file}\t${collection}\t${source}\t${crs}\t${sheet}\taccepted ${expect.accepted}\trefused ${expect.refused}\tconflicts ${expect.conflicts}\tplaces ${expect.places}\n`,
    );
}
