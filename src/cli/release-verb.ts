/** `relitu release`, `rollback`, `withdraw`: what changes what is public. */
import type { PicturesMade } from '../../tiles/pictures.ts';
import type { Released } from '../../tiles/publish.ts';
import { MAPS, mapOf } from '../domain/maps/index.ts';
import { needed, personOf } from './persons.ts';
import { progress } from './progress.ts';
import { type OpenStore, openStore } from './store.ts';
import { noMore, UsageError } from './usage.ts';

type Values = {
  all?: boolean | undefined;
  by?: string | undefined;
  'approved-by'?: string | undefined;
  reason?: string | undefined;
  undo?: boolean | undefined;
  json?: boolean | undefined;
  remote?: boolean | undefined;
};

type Arguments = { values: Values; positionals: readonly string[] };

/** The store, and what works on it: loaded while the store starts. */
async function opened<Tools>(
  values: Values,
  load: () => Promise<Tools>,
): Promise<Tools & { store: OpenStore }> {
  const opening = openStore({ remote: values.remote ?? false });
  const [tools, store] = await Promise.all([load(), opening]);
  return { ...tools, store };
}

const say = (values: Values, result: unknown, lines: readonly string[]) =>
  console.log(values.json ? JSON.stringify(result, null, 2) : lines.join('\n'));

/** Refuses ids that no map has. */
export function checkMaps(ids: readonly string[]): void {
  const unknown = ids.find((id) => !mapOf(id));
  if (unknown !== undefined)
    throw new UsageError(`There is no map "${unknown}"; use ${MAPS.map(({ id }) => id).join(', ')}`);
}

const picturesText = (made: PicturesMade | undefined): string =>
  made === undefined
    ? ''
    : `; ${made.count} pictures, ${made.drawn} drawn anew${made.missing.length > 0 ? `; no glyph for ${made.missing.join(' ')}` : ''}`;

const releasedLine = (r: Released): string =>
  `${r.map} release ${r.version}: ${r.records} records, ${r.tiles} tiles, ${r.cut} of them cut, ${(r.bytes / 1e6).toFixed(2)} MB${Object.entries(
    r.dropped,
  )
    .map(([layer, n]) => `; ${n} left out of ${layer}`)
    .join('')}${picturesText(r.pictures)}`;

/** Runs `relitu release`. */
export async function runRelease({ values, positionals }: Arguments): Promise<number> {
  checkMaps(positionals);
  const approvedBy = personOf('approved-by', values['approved-by']);
  const { store, drawMissing, mapsToRelease, releaseMaps } = await opened(
    values,
    () => import('./release-maps.ts'),
  );
  try {
    const maps = values.all
      ? MAPS
      : positionals.length > 0
        ? MAPS.filter(({ id }) => positionals.includes(id))
        : await mapsToRelease(store.content);
    const released = await releaseMaps(store, maps, progress(), { approvedBy });
    await drawMissing(store, progress());
    say(values, released, released.length > 0 ? released.map(releasedLine) : ['Nothing is staged.']);
    return 0;
  } finally {
    await store.close();
  }
}

function versionOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new UsageError(`${text} is no VERSION; relitu releases lists them`);
  return Number(text);
}

/** Runs `relitu rollback`. */
export async function runRollback({ values, positionals }: Arguments): Promise<number> {
  const [id, version, more] = positionals;
  if (id === undefined) throw new UsageError('a MAP is missing');
  noMore(more);
  checkMaps([id]);
  const to = versionOf(version);
  const by = personOf('by', values.by);
  const { store, releaseTools, rollback } = await opened(values, async () => ({
    ...(await import('./release-maps.ts')),
    ...(await import('../../tiles/rollback.ts')),
  }));
  try {
    const bar = progress();
    const done = await rollback(store, mapOf(id)!, to, { ...releaseTools(bar, 1), by });
    bar.end(`${id} released`);
    say(values, done, [
      releasedLine(done),
      `It has the content of release ${done.to}: ${done.restored} records as they were, ${done.withdrawn} gone.`,
    ]);
    return 0;
  } finally {
    await store.close();
  }
}

/** Runs `relitu withdraw`. */
export async function runWithdraw({ values, positionals }: Arguments): Promise<number> {
  const [id, more] = positionals;
  if (id === undefined) throw new UsageError("an ID is missing; it is the last part of a record's address");
  noMore(more);
  const by = needed('by', values.by, 'a withdrawal is kept with the name of who ordered it');
  const reason = values.reason?.trim() ?? '';
  if (reason === '' && !values.undo)
    throw new UsageError('--reason is missing: by what right the record goes');
  const { store, releaseTools, readmit, withdraw } = await opened(values, async () => ({
    ...(await import('./release-maps.ts')),
    ...(await import('../../tiles/withdraw.ts')),
  }));
  try {
    if (values.undo) {
      await readmit(store, id);
      say(values, { id, readmitted: true }, [`Record ${id} may come back with the next import or undo.`]);
      return 0;
    }
    const bar = progress();
    const done = await withdraw(store, id, { ...releaseTools(bar, 1), by, reason });
    bar.end('withdrawn');
    const closed = done.closed.map(({ map, version }) => `${map} ${version}`);
    say(values, done, [
      done.released ? releasedLine(done.released) : 'It was in no current release.',
      `Record ${id} of ${done.collection} is withdrawn; ${closed.length > 0 ? `releases ${closed.join(', ')} answer 410 within a minute` : 'no older release was still served'}.`,
    ]);
    return 0;
  } finally {
    await store.close();
  }
}
