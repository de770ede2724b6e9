/** The report of an import for a terminal, in the language of its locale. */
import type { Label, Language } from '../domain/kinds.ts';
import { detectionLine } from '../import/detection.ts';
import type { Contest } from '../import/fuse.ts';
import { inChinese } from '../import/in-chinese.ts';
import { evidenceText } from '../import/match.ts';
import type { Conflict, Double, Fusion, Held, PlaceWanted, Repairs, Report } from '../import/report.ts';
import { localeLanguage } from './row-progress.ts';

const number = (value: number): string => value.toLocaleString('en');

const SAY = {
  read: (how: string): Label => ({ zh: `读法：${how}`, en: `read as ${how}` }),
  rows: (n: number): Label => ({ zh: `共 ${number(n)} 行`, en: `${n} rows` }),
  new: (n: number): Label => ({ zh: `新增 ${number(n)}`, en: `${n} new` }),
  changed: (n: number): Label => ({ zh: `变更 ${number(n)}`, en: `${n} changed` }),
  unchanged: (n: number): Label => ({ zh: `未变 ${number(n)}`, en: `${n} unchanged` }),
  inConflict: (n: number): Label => ({ zh: `冲突待定 ${number(n)}`, en: `${n} in conflict` }),
  unplaced: (n: number): Label => ({ zh: `待补位置 ${number(n)}`, en: `${n} without a place` }),
  refused: (n: number): Label => ({ zh: `退回 ${number(n)}`, en: `${n} refused` }),
  untranslated: (n: number): Label => ({
    zh: `${number(n)} 条没有英文名称`,
    en: `${n} without an English name`,
  }),
  heading: (heading: string, field: string): Label => ({
    zh: `表头“${heading}”作为 ${field}`,
    en: `heading "${heading}" is ${field}`,
  }),
  since: (day: string): Label => ({
    zh: `（${day} 选定；用 --map 改，用 --no-profile 不沿用）`,
    en: `, as chosen on ${day} (--map to change, --no-profile to leave out)`,
  }),
  note: { zh: '说明', en: 'note' },
  repaired: { zh: '已改正', en: 'repaired' },
  atRow: (rows: string): Label => ({ zh: `第 ${rows} 行`, en: `row ${rows}` }),
  atRows: (count: number, rows: string): Label => ({
    zh: `${number(count)} 行：${rows}`,
    en: `${count} rows: ${rows}`,
  }),
  fault: (row: number, column: string, value: string): Label => ({
    zh: `退回：第 ${row} 行，“${column}”列：“${value}”`,
    en: `refused: row ${row}, column "${column}": "${value}"`,
  }),
  moreFaults: (n: number): Label => ({
    zh: `… 还有 ${number(n)} 处（--json 全部列出）`,
    en: `… and ${n} more faults (--json lists all)`,
  }),
  held: (row: number, name: string, twin: string, isUnsure: boolean): Label => ({
    zh: `第 ${row} 行“${name}”${isUnsure ? '可能就是' : '就是'} ${twin}`,
    en: `row ${row} "${name}" ${isUnsure ? 'may be' : 'is'} ${twin}`,
  }),
  conflict: { zh: '冲突', en: 'conflict' },
  moreConflicts: (n: number): Label => ({
    zh: `… 还有 ${number(n)} 处冲突（--json 全部列出）`,
    en: `… and ${n} more conflicts (--json lists all)`,
  }),
  both: ({ field, here, there }: Omit<Contest, 'source'>): Label => ({
    zh: `${field} 这里为 ${here}，那里为 ${there}`,
    en: `${field} ${here} here, ${there} there`,
  }),
  fused: { zh: '合并', en: 'fused' },
  fills: (fields: string): Label => ({ zh: `补上 ${fields}`, en: `fills ${fields}` }),
  replaces: (both: Label): Label => ({
    zh: `按权威部门改：${both.zh}`,
    en: `replaces ${both.en}, by authority`,
  }),
  leaves: (both: Label): Label => ({ zh: `不改：${both.zh}`, en: `leaves ${both.en}` }),
  addsNothing: { zh: '没有新内容', en: 'adds nothing' },
  moreFused: (n: number): Label => ({
    zh: `… 还有 ${number(n)} 行并入其他部门的记录（--json 全部列出）`,
    en: `… and ${n} more of other departments' records (--json lists all)`,
  }),
  twice: (row: number, name: string, other: Label, why: Label): Label => ({
    zh: `重复？第 ${row} 行“${name}”与${other.zh}看来是同一个（${why.zh}）；两条都收下`,
    en: `twice? row ${row} "${name}" and ${other.en} look like one thing (${why.en}); both are taken`,
  }),
  otherRow: (row: number): Label => ({ zh: `第 ${row} 行`, en: `row ${row}` }),
  otherRecord: (id: string): Label => ({ zh: `记录 ${id} `, en: `record ${id}` }),
  wanted: (row: number, name: string, address: string): Label => ({
    zh: `待补位置：第 ${row} 行“${name}”${address === '' ? '' : `，${address}`}`,
    en: `needs a place: row ${row} "${name}"${address === '' ? '' : `, ${address}`}`,
  }),
  moreWanted: (n: number): Label => ({
    zh: `… 还有 ${number(n)} 行（relitu places 全部列出）`,
    en: `… and ${n} more (relitu places lists all)`,
  }),
  cut: { zh: '…（--json 全部列出）', en: '… (--json lists all)' },
} as const;

const COLON: Label = { zh: '：', en: ': ' };
const DASH: Label = { zh: '——', en: ' – ' };
const SEMICOLON: Label = { zh: '；', en: '; ' };

const MAX_RANGES = 80;

/** What the lines are made of, in one language. */
function wordsOf(language: Language) {
  const say = (label: Label): string => label[language];
  const reason = (text: string): string => (language === 'zh' ? inChinese(text) : text);
  const why = ({ score, evidence }: Pick<Held, 'score' | 'evidence'>): string =>
    `${score}${say(COLON)}${evidenceText(evidence!, language)}`;
  const because = (held: Held): string =>
    held.score === undefined ? '' : language === 'zh' ? `（${why(held)}）` : ` (${why(held)})`;
  const twinOf = ({ with: twin }: Held): string => `${twin.source} ${twin.source_no}`;

  const repair = ({ what, count, rows }: Repairs): string => {
    const begin = `${say(SAY.repaired)}${say(COLON)}${reason(what)}`;
    if (rows === '') return begin;
    const list =
      rows.length > MAX_RANGES ? `${rows.slice(0, rows.lastIndexOf(',', MAX_RANGES))} ${say(SAY.cut)}` : rows;
    return `${begin}${say(DASH)}${say(count === 1 ? SAY.atRow(list) : SAY.atRows(count, list))}`;
  };
  const conflict = (one: Conflict): string => {
    const fields = one.differences.map((both) => say(SAY.both(both))).join(say(SEMICOLON));
    const held = say(SAY.held(one.row, one.name, twinOf(one), one.isUnsure === true));
    return `${say(SAY.conflict)}${say(COLON)}${held}${because(one)}${fields === '' ? '' : `${say(COLON)}${fields}`}`;
  };
  const fusion = (one: Fusion): string => {
    const { row, name, filled, replaced, kept } = one;
    const parts = [
      ...(filled.length > 0 ? [SAY.fills(filled.join(language === 'zh' ? '、' : ', '))] : []),
      ...replaced.map((both) => SAY.replaces(SAY.both(both))),
      ...kept.map((both) => SAY.leaves(SAY.both(both))),
    ];
    const said = (parts.length === 0 ? [SAY.addsNothing] : parts).map(say).join(say(SEMICOLON));
    return `${say(SAY.fused)}${say(COLON)}${say(SAY.held(row, name, twinOf(one), false))}${because(one)}${say(COLON)}${said}`;
  };
  const double = ({ row, name, other, ...held }: Double): string => {
    const text = why(held);
    const which = 'row' in other ? SAY.otherRow(other.row) : SAY.otherRecord(other.id);
    return say(SAY.twice(row, name, which, { zh: text, en: text }));
  };
  const wanted = (one: PlaceWanted): string =>
    `${say(SAY.wanted(one.row, one.name, one.address))}${say(DASH)}${reason(one.reason)}`;
  return { say, reason, repair, conflict, fusion, double, wanted };
}

/** The report as lines; `limit` faults, conflicts and the like are written out, the rest counted. */
export function reportLines(
  report: Report,
  { limit = 20, language = localeLanguage(process.env) }: { limit?: number; language?: Language } = {},
): string[] {
  const { say, reason, repair, conflict, fusion, double, wanted } = wordsOf(language);
  const some = <One>(all: readonly One[], line: (one: One) => string, more: (left: number) => Label) => [
    ...all.slice(0, limit).map(line),
    ...(all.length > limit ? [say(more(all.length - limit))] : []),
  ];
  const counts = [
    SAY.rows(report.rows),
    SAY.new(report.new),
    SAY.changed(report.changed),
    SAY.unchanged(report.unchanged),
    SAY.inConflict(report.conflicts.length),
    ...(report.places.length > 0 ? [SAY.unplaced(report.places.length)] : []),
    SAY.refused(report.refused),
  ];
  const lines = [
    say(SAY.read(detectionLine(report.detected, language))),
    counts.map(say).join(' · '),
    ...(report.untranslated > 0 ? [say(SAY.untranslated(report.untranslated))] : []),
    ...report.mapped.map(
      ({ heading, field, since }) =>
        say(SAY.heading(heading, field)) + (since === undefined ? '' : say(SAY.since(since))),
    ),
    ...report.notes.map((note) => `${say(SAY.note)}${say(COLON)}${reason(note)}`),
    ...report.repairs.map(repair),
    ...some(
      report.faults,
      (fault) => `${say(SAY.fault(fault.row, fault.column, fault.value))}${say(DASH)}${reason(fault.reason)}`,
      SAY.moreFaults,
    ),
    ...some(report.conflicts, conflict, SAY.moreConflicts),
    ...some(report.fusions ?? [], fusion, SAY.moreFused),
    ...(report.doubles ?? []).slice(0, limit).map(double),
    ...some(report.places, wanted, SAY.moreWanted),
  ];
  return [`${report.collection} ← ${report.file}, ${report.crs}`, ...lines.map((line) => `  ${line}`)];
}
