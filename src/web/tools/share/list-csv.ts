/** The whole current list as CSV, page by page from the API. */
import type { Parameters } from '../../../domain/list-request.ts';
import { itemsPath } from '../../api.ts';

/** Records a request may bring at most. */
const PAGE = 1000;

/** Path of the list as CSV, as anybody may ask for it. */
export const csvPath = (collection: string, parameters: Parameters): string =>
  itemsPath(collection, [...parameters, ['f', 'csv'], ['limit', String(PAGE)]]);

/** The path of the next page by the Link header (RFC 8288), on our own host. */
export function nextPath(link: string | null): string | undefined {
  const target = /<([^>]+)>;\s*rel="next"/.exec(link ?? '')?.[1];
  if (!target) return undefined;
  const { pathname, search } = new URL(target, 'http://localhost');
  return pathname + search;
}

/** Pages of one table as one table: the heading line, which no cell of ours breaks, stands once. */
export const joinedPages = (pages: readonly string[]): string =>
  pages.map((page, i) => (i === 0 ? page : page.slice(page.indexOf('\n') + 1))).join('');

/**
 * Reads all pages; `progress` is told how many have come.
 * @throws Error when one does not come.
 */
export async function listCsv(
  collection: string,
  parameters: Parameters,
  progress: (records: number) => void,
  signal: AbortSignal,
): Promise<string> {
  const pages: string[] = [];
  let path: string | undefined = csvPath(collection, parameters);
  while (path !== undefined) {
    const response: Response = await fetch(path, { signal });
    if (!response.ok) throw new Error(`${path}: ${response.status}`);
    pages.push(await response.text());
    progress(pages.length * PAGE);
    path = nextPath(response.headers.get('link'));
  }
  return joinedPages(pages);
}
