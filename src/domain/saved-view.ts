/** Views that are too long for a link, kept as text under a short id. */
import { sha256 } from './digest.ts';
import type { Invalid } from './problem.ts';

/** The address of the page of a view: its query string with `?`, and its hash or nothing. */
export type SavedView = { search: string; hash: string };

/** Links longer than this are cut by messengers and mail programs: what is longer is better saved. */
export const LONGEST_LINK = 2000;
/** Characters of a view. */
export const LONGEST_VIEW = 15_000;
/** Months for which a view is kept after it was last opened. */
export const KEPT_MONTHS = 24;

const VIEW_ID = /^[A-Za-z0-9_-]{20}$/;
/** Digits of a SHA-256 in hex that an id holds. */
const ID_DIGITS = 30;

export const isViewId = (text: string): boolean => VIEW_ID.test(text);

/** The id of a view: the same for the same text. */
export async function viewId(view: string): Promise<string> {
  const digits = (await sha256(view)).slice(0, ID_DIGITS);
  const bytes = digits.match(/../g)!.map((pair) => String.fromCharCode(Number.parseInt(pair, 16)));
  return btoa(bytes.join('')).replaceAll('+', '-').replaceAll('/', '_');
}

/**
 * The view in the body of a request, `{ "view": "/?map=land&…#11/31.3/120.6" }`. What it names is not looked at: it is
 * read like any address when it is opened.
 */
export function readView(body: unknown): { view: string } | { error: Invalid } {
  const wrong = (reason: string) => ({ error: { parameter: 'view', reason } });
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    return { error: { parameter: 'body', reason: 'use one JSON object' } };
  const [other] = Object.keys(body).filter((name) => name !== 'view');
  if (other !== undefined) return { error: { parameter: other.slice(0, 40), reason: 'is not known' } };
  const { view } = body as { view?: unknown };
  if (typeof view !== 'string' || !view.isWellFormed()) return wrong('must be text');
  if (!view.startsWith('/?')) return wrong('use the address of a view from its path on, beginning with /?');
  if (view.length > LONGEST_VIEW) return wrong(`has more than ${LONGEST_VIEW} characters; shorten it`);
  return { view };
}

/** The parts of a view's text. */
export function viewParts(view: string): SavedView {
  const { search, hash } = new URL(view, 'https://view.invalid');
  return { search, hash };
}

/**
 * The query string and hash of an embedded map that shows a saved view: what the address itself says comes before what
 * the view says.
 */
export function embeddedView({ search, hash }: SavedView, asked: URLSearchParams): SavedView {
  const query = new URLSearchParams(search);
  for (const name of ['saved', 'map', 'tool', 'with', 'partner']) query.delete(name);
  for (const [name, value] of asked) query.set(name, value);
  return { search: `?${query}`, hash };
}

/** How it is to look belongs to who opens it. */
const LOOKS = ['lang', 'theme'];

/** The address from the path on at which a saved view is open as it was asked for: `/?saved=ID&lang=en`. */
export function openedView({ search, hash }: SavedView, asked: URLSearchParams): string {
  const query = new URLSearchParams(search);
  query.delete('saved');
  for (const name of LOOKS) if (asked.has(name)) query.set(name, asked.get(name)!);
  return `/?${query}${hash}`;
}
