/** The thread of drafts-ahead.ts: a message in is a piece of drafts' texts, a message out what belongs to them. */
import { parentPort } from 'node:worker_threads';
import { spelling } from '../import/record.ts';
import type { Ahead, AheadJob } from './drafts-ahead.ts';
import { mintedId } from './minting.ts';

parentPort!.on('message', ({ collection, texts }: AheadJob) => {
  const made: Ahead[] = texts.map(({ name, source, sourceNo }) => ({
    pinyin: spelling(name),
    id: mintedId(collection, source, sourceNo),
  }));
  parentPort!.postMessage(made);
});
