/** Saved views in their database. */
import { isViewId, KEPT_MONTHS, type SavedView, viewId, viewParts } from '../../domain/saved-view.ts';
import type { Bindings } from '../env.ts';

/** New views of a day, from everybody: more than are ever shared, less than fills the database in years. */
const MOST_A_DAY = 1000;
const DAY = 86_400_000;

const dayOf = (time: Date) => time.toISOString().slice(0, 10);

/** Keeps a view, once. Undefined when the day is full. */
export async function keepView(
  database: D1Database,
  view: string,
  now: Date,
): Promise<{ id: string; isNew: boolean } | undefined> {
  const id = await viewId(view);
  const today = dayOf(now);
  const [inserted, found] = await database.batch<{ id: string }>([
    database
      .prepare(
        `INSERT INTO saved_view (id, view, created_at, read_on) SELECT ?1, ?2, ?3, ?4
         WHERE (SELECT count(*) FROM saved_view WHERE created_at > ?5) < ${MOST_A_DAY} ON CONFLICT DO NOTHING`,
      )
      .bind(id, view, now.toISOString(), today, new Date(now.getTime() - DAY).toISOString()),
    database
      .prepare('UPDATE saved_view SET read_on = max(read_on, ?2) WHERE id = ?1 RETURNING id')
      .bind(id, today),
  ]);
  return found!.results.length > 0 ? { id, isNew: inserted!.meta.changes > 0 } : undefined;
}

/** The text of a view that has just been opened; undefined where there is none. */
async function viewWith(database: D1Database, id: string, now: Date): Promise<string | undefined> {
  if (!isViewId(id)) return undefined;
  const { results } = await database
    .prepare('SELECT view, read_on FROM saved_view WHERE id = ?')
    .bind(id)
    .all<{ view: string; read_on: string }>();
  const [row] = results;
  const today = dayOf(now);
  // Once a day is often enough to know that it is in use.
  if (row && row.read_on < today)
    await database.prepare('UPDATE saved_view SET read_on = ? WHERE id = ?').bind(today, id).run();
  return row?.view;
}

/** A saved view by the id in an address (`saved=ID`); undefined for one that is not kept, or none. */
export async function savedView(
  env: Pick<Bindings, 'ENQUIRIES'>,
  id: string | undefined,
): Promise<SavedView | undefined> {
  const view = id === undefined ? undefined : await viewWith(env.ENQUIRIES, id, new Date());
  return view === undefined ? undefined : viewParts(view);
}

/** Deletes views that nobody has opened for as long as they are kept. */
export async function purgeUnopened(database: D1Database, now: Date): Promise<void> {
  const last = new Date(now);
  last.setUTCMonth(last.getUTCMonth() - KEPT_MONTHS);
  await database.prepare('DELETE FROM saved_view WHERE read_on < ?').bind(dayOf(last)).run();
}
