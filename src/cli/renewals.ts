/** Renewal links: made for one record or for all that end soon, and the letters that carry them. */
import type { Database } from '../../db/bindings.ts';
import { keepRenewals, type RenewalRow } from '../../db/renewals.ts';
import { renewedUntil } from '../../tiles/renew.ts';
import { dayAfter } from '../domain/calendar-day.ts';
import { csvTable } from '../domain/csv.ts';
import { hasEnded } from '../domain/freshness.ts';
import type { Collection, Label } from '../domain/kinds.ts';
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

export type MadeLink = Owned & { key: string; link: string; ends: string; until: string | null };

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
  /** The end that the renewal gives; the links work no longer than that. */
  until?: string;
  by: string | null;
};

/** Refuses an end that has passed, or that the rule of a record's collection would not let stand. */
function checkUntil(until: string, records: readonly Owned[], day: string): void {
  if (hasEnded(until, day)) throw new Error(`--until ${until} has passed; name ${day} or a later day`);
  for (const { collection: id, id: record } of records) {
    const { holds } = collectionOf(id)!;
    const last = renewedUntil(collectionOf(id)!, day, until);
    if (last < until)
      throw new Error(
        `--until ${until}: a verification of ${id} holds for ${holds} days, so that ${record} can be renewed until ${last} at most; name that day or an earlier one`,
      );
  }
}

/**
 * Makes a link for each record and keeps them; earlier links go on working until they are revoked.
 * @throws Error for an end that cannot be given, before anything is kept.
 */
export async function makeLinks(
  content: Database,
  records: readonly Owned[],
  { secret, site, now, day, days = LINK_DAYS, until, by }: MakeOptions,
): Promise<MadeLink[]> {
  if (until !== undefined) checkUntil(until, records, day);
  const last = dayAfter(day, days);
  const ends = until !== undefined && until < last ? until : last;
  const made: MadeLink[] = [];
  for (const record of records) {
    const key = newKey();
    const { collection, id } = record;
    const token = await renewalToken(secret, { key, collection, record: id, ends, until });
    made.push({ ...record, key, ends, until: until ?? null, link: `${site}${renewalPath(token)}` });
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

/** What a letter says of the end of a record as it is on a day, and of what comes of no answer. */
function endingWords(until: string | null, day: string): { now: Label; otherwise: Label } {
  if (until === null)
    return {
      now: { zh: '未设期限', en: 'has no end stated' },
      otherwise: { zh: '不操作则保持不变。', en: 'Without an answer nothing changes.' },
    };
  if (hasEnded(until, day))
    return {
      now: { zh: `已于 ${until} 到期下架`, en: `ended on ${until} and is no longer shown` },
      otherwise: { zh: '不操作则不再公开。', en: 'Without an answer the listing stays hidden.' },
    };
  return {
    now: { zh: `有效期至 ${until}`, en: `is valid until ${until}` },
    otherwise: {
      zh: '不操作则到期自动下架。',
      en: 'Without an answer the listing disappears at its end.',
    },
  };
}

/** The letter to an owner on a day, in both languages. */
export function letter({ name_zh, name_en, valid_until, link, ends, until }: MadeLink, day: string): string {
  const { now, otherwise } = endingWords(valid_until, day);
  return [
    `“${name_zh}” 的公开信息${now.zh}。如仍然有效，请打开下面的链接并点击“续期”${until === null ? '' : `，有效期将改为 ${until}`}：`,
    `${link}?lang=zh`,
    `链接可用至 ${ends}。${otherwise.zh}`,
    '',
    `The listing “${name_en ?? name_zh}” ${now.en}. If it still holds${until === null ? '' : `, until ${until}`}, open this link and press the button:`,
    `${link}?lang=en`,
    `The link works until ${ends}. ${otherwise.en}`,
  ].join('\n');
}

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
