/** Renewal links: made for one record or for all that end soon, and the letters that carry them. */
import type { Database } from '../../db/bindings.ts';
import { keepRenewals, type RenewalRow } from '../../db/renewals.ts';
import { dayAfter } from '../domain/calendar-day.ts';
import { csvTable } from '../domain/csv.ts';
import type { Collection } from '../domain/kinds.ts';
import { COLLECTIONS, collectionOf } from '../domain/maps/index.ts';
import { LINK_DAYS, newKey, renewalPath, renewalToken } from '../domain/renewal.ts';

/** A record that a link is for. */
export type Owned = {
  collection: string;
  id: string;
  name_zh: string;
  name_en: string | null;
  valid_until: string | null;
  contact_office: string | null;
  contact_mailbox: string | null;
};

export type MadeLink = Owned & { key: string; link: string; ends: string };

const OWNED = 'id, name_zh, name_en, valid_until, contact_office, contact_mailbox';

/** The public record with that id, ended or not. @throws Error when there is none. */
export async function ownedRecord(content: Database, id: string): Promise<Owned> {
  const identity = await content
    .prepare('SELECT collection FROM identity WHERE id = ?')
    .bind(id)
    .first<{ collection: string }>();
  const collection = collectionOf(identity?.collection ?? '');
  const row =
    collection &&
    (await content
      .prepare(`SELECT ${OWNED} FROM "${collection.id}" WHERE id = ? AND visibility = 'public'`)
      .bind(id)
      .first<Omit<Owned, 'collection'>>());
  if (!row) throw new Error(`No public record has the id ${id}; it is the last part of its page's address`);
  return { collection: collection!.id, ...row };
}

/** Public records whose end lies between so many days ago and so many days ahead, the first to end first. */
export async function endingRecords(
  content: Database,
  day: string,
  days: number,
  collections: readonly Collection[] = COLLECTIONS,
): Promise<Owned[]> {
  const found: Owned[] = [];
  for (const { id } of collections) {
    const { results } = await content
      .prepare(
        `SELECT ${OWNED} FROM "${id}" WHERE visibility = 'public' AND valid_until BETWEEN ?1 AND ?2 ORDER BY valid_until, id`,
      )
      .bind(dayAfter(day, -days), dayAfter(day, days))
      .all<Omit<Owned, 'collection'>>();
    found.push(...results.map((row) => ({ collection: id, ...row })));
  }
  return found.sort((a, b) => (a.valid_until! < b.valid_until! ? -1 : 1));
}

export type MakeOptions = {
  secret: string;
  /** Origin of the site, `https://map.example`. */
  site: string;
  now: Date;
  day: string;
  /** Days for which the links work. */
  days?: number;
  by: string | null;
};

/** Makes a link for each record and keeps them; earlier links go on working until they are revoked. */
export async function makeLinks(
  content: Database,
  records: readonly Owned[],
  { secret, site, now, day, days = LINK_DAYS, by }: MakeOptions,
): Promise<MadeLink[]> {
  const ends = dayAfter(day, days);
  const made: MadeLink[] = [];
  for (const record of records) {
    const key = newKey();
    const token = await renewalToken(secret, { key, collection: record.collection, record: record.id, ends });
    made.push({ ...record, key, ends, link: `${site}${renewalPath(token)}` });
  }
  const rows = made.map(({ key, collection, id }) => ({
    key,
    collection,
    record: id,
    made_at: now.toISOString(),
    made_by: by,
    ends,
  }));
  if (rows.length > 0) await content.batch(keepRenewals(content, rows));
  return made;
}

/** The letter to an owner, in both languages. */
export const letter = ({ name_zh, name_en, valid_until, link, ends }: MadeLink): string =>
  [
    `“${name_zh}” 的公开信息${valid_until === null ? '' : `有效期至 ${valid_until}`}。如仍然有效，请打开下面的链接并点击“续期”：`,
    `${link}?lang=zh`,
    `链接可用至 ${ends}。不操作则到期自动下架。`,
    '',
    `The listing “${name_en ?? name_zh}” ${valid_until === null ? 'has no end stated' : `is valid until ${valid_until}`}. If it still holds, open this link and press the button:`,
    `${link}?lang=en`,
    `The link works until ${ends}. Without an answer the listing disappears at its end.`,
  ].join('\n');

const COLUMNS = [
  'collection',
  'id',
  'name_zh',
  'name_en',
  'valid_until',
  'contact_office',
  'contact_mailbox',
  'link',
  'ends',
] as const;

/** Links as a table for a mail merge. */
export const linksCsv = (made: readonly MadeLink[]): string =>
  csvTable([COLUMNS, ...made.map((one) => COLUMNS.map((name) => one[name] ?? ''))]);

/** What became of a link. */
export const stateOf = ({ used_at, revoked_at, ends }: RenewalRow, day: string): string =>
  used_at !== null
    ? `used ${used_at.slice(0, 10)}`
    : revoked_at !== null
      ? `revoked ${revoked_at.slice(0, 10)}`
      : ends < day
        ? `over since ${ends}`
        : `open until ${ends}`;
