import { expect, test } from 'vitest';
import type { Report } from '../import/report.ts';
import { reportLines } from './report-lines.ts';

const held = { name: '样例厂房', with: { source: '甲局', source_no: 'A-1', id: 'aaaaaaaaaa' } };
const REPORT: Report = {
  file: '载体.csv',
  collection: 'premises',
  crs: 'wgs84',
  rows: 9,
  new: 3,
  changed: 1,
  unchanged: 1,
  refused: 2,
  untranslated: 1,
  faults: [
    { row: 4, column: '可用面积', value: '', reason: '可用面积 (area_free) is required' },
    { row: 5, column: '编号', value: 'B-1', reason: 'the number already stands in row 2' },
  ],
  conflicts: [
    {
      row: 6,
      ...held,
      score: 0.81,
      evidence: [{ about: 'name', score: 1 }],
      isUnsure: true,
      differences: [{ field: 'rent', here: '30', there: '32' }],
    },
  ],
  fusions: [{ row: 7, ...held, filled: ['address', 'height'], replaced: [], kept: [] }],
  doubles: [
    { row: 8, name: '样例', other: { row: 2 }, score: 0.97, evidence: [{ about: 'name', score: 1 }] },
  ],
  repairs: [{ what: 'longitude and latitude swapped back', count: 3, rows: '2-4' }],
  places: [{ row: 9, name: '样例仓库', address: '某路', reason: 'no coordinates' }],
  mapped: [{ heading: '空着的', field: 'area_free', since: '2026-11-01' }],
  detected: [{ what: 'encoding', value: 'gb18030', confidence: 0.97, option: '--encoding' }],
  notes: ['skipped totals (row 12)'],
};

test('a report says the same in both languages, and in Chinese nothing in English but names of fields', () => {
  const [zh, en] = (['zh', 'en'] as const).map((language) => reportLines(REPORT, { language }));
  expect(zh).toHaveLength(en!.length);
  expect(en!.filter((line) => /\b(undefined|NaN)\b/.test(line))).toEqual([]);
  const words = zh!
    .join('\n')
    .replace(/premises|wgs84|gb18030|csv|area_free|rent|address|height|relitu places|--[\w-]+|[AB]-1/g, '')
    .match(/[A-Za-z]{3,}/g);
  expect(words).toBeNull();
  expect(zh![1]).toBe('  读法：编码 gb18030 (97 %; --encoding)');
  expect(zh!.join('\n')).toContain('退回：第 5 行，“编号”列：“B-1”——这个编号与第 2 行重复');
  expect(zh!.join('\n')).toContain(
    '冲突：第 6 行“样例厂房”可能就是 甲局 A-1（0.81：名称相同）：rent 这里为 30，那里为 32',
  );
  expect(en!.join('\n')).toContain(
    'conflict: row 6 "样例厂房" may be 甲局 A-1 (0.81: same name): rent 30 here, 32 there',
  );
});

test('what is beyond the limit is counted', () => {
  expect(reportLines(REPORT, { language: 'zh', limit: 1 }).join('\n')).toContain(
    '… 还有 1 处（--json 全部列出）',
  );
});
