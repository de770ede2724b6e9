/** Two people for a release: one who hands in, another who approves. */
import { SHIPPED } from '../db/batches.ts';
import type { Database } from '../db/bindings.ts';
import type { Plan } from './release-plan.ts';

/** Who answers for a release: kept with it and shown in the list of releases. */
export type Signatures = { submitted: string[]; approved: string | null };

const folded = (name: string) => name.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase();

/** Whether two names are one person's. */
export const isSamePerson = (a: string, b: string): boolean => folded(a) === folded(b);

/** A release that lacks a name; nothing was changed. */
export class Unapproved extends Error {}

/**
 * The signatures of planned releases. Samples and what is shipped need none.
 * @throws Unapproved where a batch names nobody, nobody approves, or one person would do both.
 */
export async function signaturesOf(
  content: Database,
  plans: readonly Plan[],
  approvedBy: string | undefined,
): Promise<Signatures> {
  const ids = new Set(
    plans.flatMap(({ transitions }) => transitions.flatMap(({ staged }) => staged.map(({ batch }) => batch))),
  );
  const { results } = await content
    .prepare(
      'SELECT id, submitted_by, is_sample, file FROM batch WHERE id IN (SELECT value FROM json_each(?)) ORDER BY created_at',
    )
    .bind(JSON.stringify([...ids]))
    .all<{ id: string; submitted_by: string | null; is_sample: number; file: string }>();
  const bound = results.filter((batch) => batch.is_sample === 0 && batch.submitted_by !== SHIPPED);
  const unsigned = bound.filter(({ submitted_by }) => submitted_by === null);
  if (unsigned.length > 0)
    throw new Unapproved(
      `Nobody answers for ${unsigned.map(({ id, file }) => `batch ${id} (${file})`).join(', ')}; whoever handed it in signs it: relitu batches sign BATCH --by NAME`,
    );
  const submitted = [...new Set(results.map((one) => one.submitted_by).filter((name) => name !== null))];
  if (bound.length === 0) return { submitted, approved: approvedBy ?? null };
  const names = [...new Set(bound.map((one) => one.submitted_by!))];
  if (approvedBy === undefined)
    throw new Unapproved(
      `These are no sample data: somebody else than ${names.join(', ')} has to approve them: relitu release --approved-by NAME. What would change: relitu batches diff ${bound[0]!.id}`,
    );
  const both = names.find((name) => isSamePerson(name, approvedBy));
  if (both !== undefined)
    throw new Unapproved(
      `${both} handed in what is to be released and cannot approve it; another person does: relitu release --approved-by NAME`,
    );
  return { submitted, approved: approvedBy };
}
