import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { collectionOf } from '../../domain/maps/index.ts';
import { NASTY, record, reportOf, row } from './report.fixture.ts';
import { batchReportPage } from './report-page.ts';

test('what a department wrote is text everywhere, and the policy of the page allows its own style alone', async () => {
  const page = await batchReportPage(
    reportOf([
      row({ after: record({ name_zh: NASTY, name_en: NASTY, address: NASTY }) }),
      row({ id: 'klmnopqrst', change: 'new', before: undefined, after: record({ name_zh: NASTY }) }),
    ]),
  );
  expect(page).not.toMatch(/<script|<img|\son\w+=|\sstyle=|<link|javascript:/i);
  expect(page.match(/<\/style>/g)).toHaveLength(1);
  expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  const style = /<style>([\s\S]*)<\/style>/.exec(page)![1]!;
  const hash = createHash('sha256').update(style).digest('base64');
  expect(page).toContain(`style-src &#39;sha256-${hash}&#39;`);
  expect(page).toContain('default-src &#39;none&#39;');
});

test('a changed record shows old and new of each field in both languages, and its mark leads to it', async () => {
  const page = await batchReportPage(
    reportOf([
      row({
        after: record({
          area_free: 4000,
          lon: 120.99,
          geometry: '{"type":"Point","coordinates":[120.99,31.38]}',
        }),
      }),
    ]),
  );
  expect(page).toMatch(/可用面积.*?<del>3,500 m²<\/del>.*?<ins>4,000 m²<\/ins>/s);
  expect(page).toContain('Space available');
  expect(page).toMatch(/120\.980000, 31\.380000.*120\.990000, 31\.380000 \(\d+ m\)/s);
  expect(page).toMatch(/<a href="#abcdefghij"><title>样例·一号厂房<\/title>/);
  expect(page).toMatch(/<tbody id="abcdefghij">/);
  expect(page).toMatch(
    /昆山市<\/span><span class="en" lang="en">Kunshan<\/span> <span><span class="zh" lang="zh-CN">变更/,
  );
});

test('values that are one in the unit people read are told apart in the stored one', async () => {
  const land = collectionOf('plots')!;
  const [before, after] = [record({ area: 133333 }), record({ area: 133334 })];
  const page = await batchReportPage({ ...reportOf([row({ before, after })]), collection: land });
  const [, from, to] = /<del>(.*?)<\/del>.*?<ins>(.*?)<\/ins>/s.exec(page)!;
  expect(from).not.toBe(to);
});

test('rejected rows are listed with who and why, and change nothing on the map', async () => {
  const verdict = { is: 'rejected', by: '李四', reason: '租金不符', at: '2026-11-26T09:00:00Z' } as const;
  const page = await batchReportPage(reportOf([row({ after: record({ area_free: 1 }), verdict })]));
  expect(page).toMatch(/李四.*租金不符/s);
  expect(page).not.toContain('<del>');
  expect(page).toContain('没有可以画在图上的变化');
});

test('a thousand rows a list are written out, the rest is counted', async () => {
  const rows = Array.from({ length: 1500 }, (_, i) =>
    row({ row: i + 2, id: `r${i}`, change: 'new', before: undefined }),
  );
  const page = await batchReportPage(reportOf(rows));
  expect(page.match(/<tr id="r/g)).toHaveLength(1000);
  expect(page).toContain('另有 500 行');
});
