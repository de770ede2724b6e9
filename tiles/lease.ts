/**
 * One release of a map at a time: what is built beside the public one, above all its search rows, is taken back by the next run.
 */
import type { Statement, Store } from '../db/bindings.ts';
import { pause } from './pause.ts';

/** A holder that is gone is missed after so long; one that works says so every fifth of it. */
const HELD_MILLISECONDS = 30_000;
const ASK_MILLISECONDS = 500;
const PATIENCE_MILLISECONDS = 120_000;

/** What holders begin with that no other command can be beside: a killed one is missed at once. */
const ALONE = 'command ';

/** Another release of the map goes on. */
export class Busy extends Error {}

/**
 * Runs while it holds the maps. `held` are statements for the transaction that ends the run: it fails where the lease was lost
 * meanwhile. @throws Busy when another holds one of them for longer than two minutes.
 */
export async function withLease<T>(
  { content, alone = false }: Pick<Store, 'content' | 'alone'>,
  maps: readonly string[],
  run: (held: Statement[]) => Promise<T>,
): Promise<T> {
  const holder = `${alone ? ALONE : ''}${crypto.randomUUID()}`;
  const list = JSON.stringify(maps);
  const until = () => new Date(Date.now() + HELD_MILLISECONDS).toISOString();
  const extend = () =>
    content
      .prepare('UPDATE lease SET until = ?1 WHERE holder = ?2')
      .bind(until(), holder)
      .all()
      // The transaction at the end tells whether it is still ours.
      .catch(() => undefined);
  const take = async () => {
    await content.batch([
      content
        .prepare(
          `INSERT INTO lease (map, holder, until) SELECT value, ?1, ?2 FROM json_each(?3) WHERE true
           ON CONFLICT (map) DO UPDATE SET holder = excluded.holder, until = excluded.until WHERE lease.until < ?4 OR (?5 AND lease.holder LIKE '${ALONE}%')`,
        )
        .bind(holder, until(), list, new Date().toISOString(), Number(alone)),
    ]);
    const { results } = await content
      .prepare('SELECT map FROM lease WHERE holder = ?')
      .bind(holder)
      .all<{ map: string }>();
    return results.length === maps.length;
  };
  const give = () =>
    content
      .prepare('DELETE FROM lease WHERE holder = ?')
      .bind(holder)
      .all()
      .catch(() => undefined);

  const late = Date.now() + PATIENCE_MILLISECONDS;
  const beat = setInterval(() => void extend(), HELD_MILLISECONDS / 5);
  try {
    while (!(await take())) {
      await give();
      if (Date.now() > late)
        throw new Busy(`Another release of ${maps.join(', ')} goes on; try again when it has ended`);
      await pause(ASK_MILLISECONDS);
    }
    const held = maps.map((map) =>
      content
        .prepare(
          'INSERT INTO lease (map, holder, until) SELECT ?1, NULL, NULL WHERE NOT EXISTS (SELECT 1 FROM lease WHERE map = ?1 AND holder = ?2)',
        )
        .bind(map, holder),
    );
    return await run(held);
  } catch (error) {
    if (!/lease\.(holder|until)/.test(String(error))) throw error;
    throw new Busy(`Another release has taken the place of this one, which took too long; try again`, {
      cause: error,
    });
  } finally {
    clearInterval(beat);
    await give();
  }
}
