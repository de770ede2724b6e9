/** Filters written in CQL2. The code that reads and writes them comes with the first one. */
import { signal } from '@preact/signals';
import { all, conjuncts, type Filter } from '../../domain/filter.ts';
import type { Collection } from '../../domain/kinds.ts';
import type { Invalid } from '../../domain/problem.ts';

type Cql2 = typeof import('../../domain/cql2/filter.ts');

const cql2 = signal<Cql2 | undefined>(undefined);

/** Loads the code. @throws Error where it cannot be had. */
export async function loadCql2(): Promise<Cql2> {
  const loaded = cql2.peek() ?? (await import('../../domain/cql2/filter.ts'));
  cql2.value = loaded;
  return loaded;
}

/** Whether filters can be read yet. */
export const canRead = (): boolean => cql2.value !== undefined;

/** Reads a filter; nothing of an empty one, or while the code is not there. */
export function readWritten(text: string, to: Collection): { filter?: Filter } | { errors: Invalid[] } {
  return text === '' || !cql2.value ? {} : cql2.value.filterFromCql2(text, 'cql2-text', to);
}

/** The text of a conjunction of clauses; empty for none. */
export const written = async (clauses: readonly Filter[], of: Collection): Promise<string> =>
  clauses.length === 0 ? '' : (await loadCql2()).cql2Text(all(...clauses), of);

/** The clauses of a filter on one collection that mean something for another too, as text of the one. */
export function carriedWritten(text: string, from: Collection, to: Collection): string {
  const code = cql2.value;
  const read = code && text !== '' ? code.filterFromCql2(text, 'cql2-text', from) : undefined;
  if (!code || !read || !('filter' in read)) return '';
  const clauses = conjuncts(read.filter).filter(
    (clause) => 'filter' in code.filterFromCql2(code.cql2Text(clause, from), 'cql2-text', to),
  );
  return clauses.length === 0 ? '' : code.cql2Text(all(...clauses), from);
}
