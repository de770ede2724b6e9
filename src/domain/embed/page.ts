/** What the server tells the script of an embedded map with the page, so that it need not ask. */
import { type Bounds, union } from '../geometry.ts';
import type { Language } from '../kinds.ts';
import type { Partner } from '../partner.ts';
import type { Invalid } from '../problem.ts';
import type { EmbedOptions } from './options.ts';

/** Records on a page of an embedded list. */
export const EMBED_PAGE_SIZE = 12;

/** Id of the element that holds it. */
export const PAGE_DATA = 'embed-page';

/** The box of divisions by their codes, as a filter lists them; undefined for none that is known. */
export function boxOf(codes: string | undefined, divisions: EmbedPage['divisions']): Bounds | undefined {
  const boxes = (codes ?? '').split(',').flatMap((code) => (divisions[code] ? [divisions[code]] : []));
  return boxes.length > 0 ? boxes.reduce(union) : undefined;
}

export type EmbedPage = {
  /** As they were understood: what was wrong in the address is left out. */
  options: EmbedOptions;
  warnings: readonly Invalid[];
  /** The language of the page while the address names none. */
  language: Language;
  /** Whose page it stands on: the only one that may frame it and talk to it. Undefined where any may. */
  partner?: Pick<Partner, 'origins' | 'name' | 'logo' | 'action'>;
  /** The box of each division by code: what the map shows of a slice that is narrowed to some. */
  divisions: Readonly<Record<string, Bounds>>;
  /** Answers of the API by path and query, to what the script asks first. */
  answers: Readonly<Record<string, unknown>>;
};
