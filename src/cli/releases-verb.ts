/** `relitu releases`: the releases, and the public labels that changed since one of them. */
import { writeFile } from 'node:fs/promises';
import type { Database } from '../../db/bindings.ts';
import { type ChangedLabel, changedLabels, releasesBefore } from '../../db/changed-labels.ts';
import { DIVISIONS } from '../domain/city.ts';
import { csvTable } from '../domain/csv.ts';
import type { Terms } from '../domain/kinds.ts';
import { collectionOf, mapOf } from '../domain/maps/index.ts';
import { cityTime, startOfDay } from '../domain/zoned-day.ts';
import { checkMaps } from './release-verb.ts';
import { openStore } from './store.ts';
import { noMore, UsageError } from './usage.ts';

type Values = {
  since?: string | undefined;
  csv?: boolean | undefined;
  output?: string | undefined;
  json?: boolean | undefined;
  remote?: boolean | undefined;
};

/** Where labels are counted from: the beginning of a day, or a release of one map. */
function sinceOf(text: string, map: string | undefined): { day: Date } | { map: string; version: number } {
  if (/^\d{1,9}$/.test(text)) {
    if (map === undefined)
      throw new UsageError(
        `--since ${text}: numbers are counted map by map; say which, as in relitu releases premises --since ${text}`,
      );
    return { map, version: Number(text) };
  }
  const day = startOfDay(text);
  if (Number.isNaN(day.getTime()))
    throw new UsageError(`--since ${text}: write a day as YYYY-MM-DD, or the number of a release`);
  return { day };
}

async function labelsSince(
  content: Database,
  text: string,
  map: string | undefined,
): Promise<ChangedLabel[]> {
  const since = sinceOf(text, map);
  if ('day' in since) {
    const versions = await releasesBefore(content, since.day);
    return changedLabels(
      content,
      map === undefined ? versions : new Map([[map, versions.get(map)!]]),
      new Date(),
    );
  }
  if (since.version > 0) {
    const known = await content
      .prepare('SELECT version FROM release WHERE map = ? AND version = ?')
      .bind(since.map, since.version)
      .first();
    if (!known)
      throw new Error(
        `Map ${since.map} has no release ${since.version}; relitu releases ${since.map} lists them`,
      );
  }
  return changedLabels(content, new Map([[since.map, since.version]]), new Date());
}

const HEADINGS = [
  '地图',
  '图层',
  '变化',
  '中文名称',
  '英文名称',
  '原中文名称',
  '原英文名称',
  '板块',
  '经度',
  '纬度',
  '版本',
  '发布时间',
  '记录编号',
];

function cells(label: ChangedLabel): string[] {
  const { was, division } = label;
  return [
    mapOf(label.map)?.label.zh ?? label.map,
    collectionOf(label.collection)?.label.zh ?? label.collection,
    was ? '更名' : '新增',
    label.name_zh,
    label.name_en ?? '',
    was?.name_zh ?? '',
    was?.name_en ?? '',
    division === null ? '' : ((DIVISIONS as Terms)[division]?.zh ?? division),
    label.lon?.toFixed(6) ?? '',
    label.lat?.toFixed(6) ?? '',
    String(label.release),
    label.released_at === '' ? '' : cityTime(new Date(label.released_at)),
    label.id,
  ];
}

const both = (zh: string, en: string | null) => `${zh}${en === null ? '' : ` / ${en}`}`;

const labelLine = ({ map, collection, release, name_zh, name_en, was }: ChangedLabel): string =>
  `${was ? '~' : '+'} ${map} ${release} ${collection}  ${was ? `${both(was.name_zh, was.name_en)} → ` : ''}${both(name_zh, name_en)}`;

function labelsText(labels: readonly ChangedLabel[], values: Values): string {
  if (values.json) return `${JSON.stringify(labels, null, 2)}\n`;
  if (values.csv) return csvTable([HEADINGS, ...labels.map(cells)]);
  const fresh = labels.filter(({ was }) => was === undefined).length;
  return `${[...labels.map(labelLine), `${labels.length} public labels: ${fresh} new, ${labels.length - fresh} changed`].join('\n')}\n`;
}

type Row = Record<string, string | number | null>;

function releaseLine(r: Row): string {
  const submitted = r.submitted_by === null ? [] : (JSON.parse(String(r.submitted_by)) as string[]);
  const names = [
    submitted.length > 0 ? `by ${submitted.join(', ')}` : '',
    r.approved_by === null ? '' : `approved by ${r.approved_by}`,
    r.cause === null ? '' : String(r.cause),
    r.kept ? '' : 'no longer served',
  ].filter((part) => part !== '');
  return `${r.is_public ? '*' : ' '} ${r.map} ${r.version}  ${cityTime(new Date(String(r.created_at)))}  ${r.records} records  ${r.tiles} tiles  as of ${r.data_as_of}${names.length > 0 ? `  ${names.join('; ')}` : ''}`;
}

async function releaseList(content: Database, map: string | undefined): Promise<Row[]> {
  const { results } = await content
    .prepare(
      `SELECT r.map, r.version, r.created_at, r.records, r.tiles, r.bytes, r.data_as_of, r.submitted_by, r.approved_by, r.cause, r.archive IS NOT NULL AS kept, p.version = r.version AS is_public
       FROM release r LEFT JOIN pointer p ON p.map = r.map WHERE ?1 IS NULL OR r.map = ?1 ORDER BY r.map, r.version DESC`,
    )
    .bind(map ?? null)
    .all<Row>();
  return results;
}

/** Runs the verb. */
export async function runReleases({
  values,
  positionals,
}: {
  values: Values;
  positionals: readonly string[];
}): Promise<number> {
  checkMaps(positionals);
  const [map, more] = positionals;
  noMore(more);
  if (values.since !== undefined) sinceOf(values.since, map);
  else if (values.csv || values.output) throw new UsageError('--csv and --output go with --since');
  const store = await openStore({ remote: values.remote ?? false });
  try {
    if (values.since === undefined) {
      const rows = await releaseList(store.content, map);
      const plain = rows.map((row) => ({
        ...row,
        submitted_by: JSON.parse(String(row.submitted_by ?? 'null')) as unknown,
      }));
      console.log(values.json ? JSON.stringify(plain, null, 2) : rows.map(releaseLine).join('\n'));
      return 0;
    }
    const text = labelsText(await labelsSince(store.content, values.since, map), values);
    if (values.output) await writeFile(values.output, text);
    else process.stdout.write(text);
    return 0;
  } finally {
    await store.close();
  }
}
