/** Enquiries for the offices that answer them: read, written as a table, deleted. */
import type { Database } from '../../db/bindings.ts';
import { csvTable } from '../domain/csv.ts';
import { type Enquiry, keptUntil, type Office } from '../domain/enquiry.ts';
import type { Label } from '../domain/kinds.ts';
import { cityTime } from '../domain/zoned-day.ts';

/** An enquiry as it is kept, without what keeps it from being kept twice. */
export type KeptEnquiry = Omit<Enquiry, 'records' | 'isTrapped'> & {
  receipt: string;
  /** Time in UTC. */
  received_at: string;
  /** Day after which it is deleted. */
  kept_until: string;
  records: { key: string; name: Label }[];
  offices: Office[];
};

/** Which enquiries: come at or after a time, for an office whose name has a text, of a receipt, from a partner's visitor. */
export type Selection = {
  since?: Date | undefined;
  office?: string | undefined;
  receipt?: string | undefined;
  partner?: string | undefined;
};

type Row = Omit<KeptEnquiry, 'records' | 'offices' | 'kept_until'> & { records: string; offices: string };

/** The enquiries selected, oldest first. */
export async function readEnquiries(
  enquiries: Database,
  { since, office, receipt, partner }: Selection,
): Promise<KeptEnquiry[]> {
  const { results } = await enquiries
    .prepare(
      `SELECT receipt, received_at, name, channel, contact, message, visit_on, visitors, records, offices, view, filter,
              partner, language, notice
       FROM enquiry
       WHERE (?1 IS NULL OR received_at >= ?1) AND (?2 IS NULL OR receipt = ?2)
         AND (?4 IS NULL OR partner = ?4)
         AND (?3 IS NULL OR EXISTS (
           SELECT 1 FROM json_each(offices) WHERE instr(json_extract(value, '$.office'), ?3) > 0))
       ORDER BY received_at, receipt`,
    )
    .bind(since?.toISOString() ?? null, receipt ?? null, office ?? null, partner ?? null)
    .all<Row>();
  return results.map((row) => ({
    ...row,
    records: JSON.parse(row.records) as KeptEnquiry['records'],
    offices: JSON.parse(row.offices) as Office[],
    kept_until: keptUntil(row.received_at),
  }));
}

/** Deletes what came before a time, or the one with a receipt, and returns the receipts of what was deleted. */
export async function purgeEnquiries(
  enquiries: Database,
  which: { before: Date } | { receipt: string },
): Promise<string[]> {
  const [condition, value] =
    'before' in which ? ['received_at < ?', which.before.toISOString()] : ['receipt = ?', which.receipt];
  const { results } = await enquiries
    .prepare(`DELETE FROM enquiry WHERE ${condition} RETURNING receipt`)
    .bind(value)
    .all<{ receipt: string }>();
  return results.map(({ receipt }) => receipt);
}

const CHANNEL_NAMES: Readonly<Record<Enquiry['channel'], string>> = {
  email: '电子邮箱',
  phone: '电话',
  wechat: '微信',
};

const joined = (texts: readonly (string | null)[]) => texts.filter(Boolean).join('；');

/** Columns of the table for offices, in Chinese as they work. */
const COLUMNS: Readonly<Record<string, (one: KeptEnquiry) => string | number | null>> = {
  回执号: (one) => one.receipt,
  收到时间: (one) => cityTime(new Date(one.received_at)),
  姓名: (one) => one.name,
  联系渠道: (one) => CHANNEL_NAMES[one.channel],
  联系方式: (one) => one.contact,
  内容: (one) => one.message,
  期望日期: (one) => one.visit_on,
  人数: (one) => one.visitors,
  咨询对象: (one) => joined(one.records.map(({ name }) => name.zh)),
  对象编号: (one) => joined(one.records.map(({ key }) => key)),
  责任单位: (one) => joined(one.offices.map(({ office }) => office)),
  页面: (one) => one.view,
  筛选条件: (one) => one.filter,
  来源合作方: (one) => one.partner,
  语言: (one) => (one.language === 'zh' ? '中文' : '英文'),
  告知书版本: (one) => one.notice,
  保存至: (one) => one.kept_until,
};

/** Enquiries as CSV that any spreadsheet opens safely. */
export function enquiriesCsv(rows: readonly KeptEnquiry[]): string {
  const lines = rows.map((row) => Object.values(COLUMNS).map((cell) => String(cell(row) ?? '')));
  return csvTable([Object.keys(COLUMNS), ...lines]);
}

/** An enquiry in a few lines, for a terminal. */
export const enquiryLines = (one: KeptEnquiry): string[] => [
  `${one.receipt}  ${cityTime(new Date(one.received_at))}  ${one.name}  ${one.channel}: ${one.contact}`,
  `  → ${joined(one.offices.map(({ office, is_sample }) => `${office}${is_sample ? ' (sample)' : ''}`))}`,
  `  ${joined(one.records.map(({ key, name }) => `${name.zh} (${key})`))}`,
  ...(one.visit_on || one.visitors
    ? [`  visit: ${one.visit_on ?? 'any day'}, ${one.visitors ?? '?'} people`]
    : []),
  ...one.message.split('\n').map((line) => `  | ${line}`),
];
