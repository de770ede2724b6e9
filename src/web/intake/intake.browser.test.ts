/** `/intake` in Chromium: a file is checked, mapped and saved, and nothing of it leaves the computer. */
import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { gb18030 } from '../../../db/samples/gb18030.ts';
import { collectionOf } from '../../domain/maps/index.ts';
import { tableOf } from '../../import/file.ts';
import { xlsx } from '../../import/xlsx-writer.ts';
import { violations } from '../axe.browser.fixture.ts';
import { BASE, launch, SIZES, visit } from '../visit.browser.fixture.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

const premises = collectionOf('premises')!;
const HEADINGS = ['编号', '载体名称', '载体类型', '板块', '空着的面积（㎡）', '经度', '纬度', '数据来源部门'];
const ROWS = [
  ['Y-1', '样例标准厂房', '标准厂房', '姑苏区', 3200, 120.6196, 31.3189, '样例局'],
  ['Y-2', '样例孵化器', '空中楼阁', '姑苏区', 800, 120.62, 31.32, '样例局'],
  ['Y-3', '样例仓库', '标准厂房', '姑苏区', 1200, null, null, '样例局'],
];
const GBK = gb18030(
  [['样例区可用载体一览表'], ['填报日期：2026年11月'], HEADINGS, ...ROWS]
    .map((row) => row.join(','))
    .join('\r\n'),
);

const give = (page: Page, name: string, bytes: Uint8Array) =>
  page.setInputFiles('input[type=file]', { name, mimeType: '', buffer: Buffer.from(bytes) });

const counts = (page: Page) => page.locator('.intake-counts strong').allTextContents();

async function saved(page: Page, button: RegExp): Promise<{ name: string; bytes: Uint8Array }> {
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: button }).click();
  const download = await waiting;
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

test('a GBK file with titles and a bad row, the network cut before it is chosen', async () => {
  const { page, errors, close } = await visit(browser, '/intake?lang=zh', SIZES.desktop);
  await page.getByText('边界与名录已就绪').waitFor();
  await page.context().setOffline(true);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(`${request.method()} ${request.url()}`));
  await give(page, '载体.csv', GBK);
  await page.locator('.intake-counts').waitFor();
  expect(await counts(page)).toEqual(['1', '1', '1']);
  expect(await page.locator('.intake-rows').first().innerText()).toContain('“空中楼阁”不在可选值之内');
  expect(await page.locator('.intake-map .points').getAttribute('d')).toMatch(/^M[\d. ]+h0$/);

  // A heading nobody knows is given its field; the rows are checked again.
  const field = page.getByLabel(/空着的面积/);
  expect(await field.inputValue()).toBe('');
  await field.selectOption('area_free');
  await page.locator('.intake-counts').waitFor();

  const batch = await saved(page, /GeoJSON/);
  expect(batch.name).toBe('载体-premises.geojson');
  const { features } = JSON.parse(new TextDecoder().decode(batch.bytes)) as {
    features: { geometry: unknown; properties: Record<string, unknown> }[];
  };
  expect(features.map(({ properties }) => [properties.source_no, properties.area_free])).toEqual([
    ['Y-1', 3200],
    ['Y-3', 1200],
  ]);
  expect(features[0]!.geometry).toEqual({ type: 'Point', coordinates: [120.6196, 31.3189] });
  const copy = await saved(page, /副本/);
  const { headings, rows } = await tableOf(copy.name, copy.bytes, { collection: premises });
  expect(headings).toEqual(['退回原因', ...HEADINGS]);
  expect(rows.map(({ cells }) => cells[0])).toEqual([null, expect.stringContaining('空中楼阁'), '没有坐标']);

  expect(asked.filter((one) => !one.includes('blob:'))).toEqual([]);
  expect(errors).toEqual([]);
  await close();
});

test('a workbook on a phone in the dark: quiet, accessible, and only public lists are asked for', async () => {
  const { page, errors, close } = await visit(browser, '/about', SIZES.phone, {
    colorScheme: 'dark',
  });
  const asked: { method: string; path: string; body: string | null }[] = [];
  page.on('request', (request) => {
    const { pathname, origin, protocol } = new URL(request.url());
    if (protocol !== 'blob:')
      asked.push({
        method: request.method(),
        path: origin === BASE ? pathname : request.url(),
        body: request.postData(),
      });
  });
  await page.goto(`${BASE}/intake?lang=en`);
  const sheets = [
    { name: '说明', rows: [['请先阅读'], ['每行一个载体']] },
    { name: '载体', rows: [HEADINGS, ...ROWS] },
  ];
  await give(page, '载体.xlsx', xlsx({ sheets }));
  await page.locator('.intake-counts').waitFor();
  expect(await counts(page)).toEqual(['1', '1', '1']);
  const sheet = page.getByLabel('Sheet');
  expect(await sheet.locator('option').first().innerText()).toContain('载体');
  await sheet.selectOption('说明');
  await page.getByRole('alert').waitFor();
  expect(await page.getByRole('alert').innerText()).toContain('There is no column for');
  await sheet.selectOption('载体');
  await page.locator('.intake-counts').waitFor();
  await page.getByLabel('Coordinate system').first().selectOption('gcj02');
  await page.locator('.intake-counts').waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
  expect(await violations(page)).toEqual([]);
  expect(errors).toEqual([]);
  expect(asked.every(({ method, body }) => method === 'GET' && body === null)).toBe(true);
  const strange = asked.filter(
    ({ path }) =>
      !/^\/(intake$|media\/|assets\/|api\/collections\/(divisions|water|zones)\/items$)/.test(path),
  );
  expect(strange).toEqual([]);
  await close();
});

test('a file of outlines that is dropped is drawn as outlines, another collection is chosen for it', async () => {
  const { page, errors, close } = await visit(browser, '/intake?lang=zh', SIZES.desktop);
  await page.getByText('边界与名录已就绪').waitFor();
  const outline = (west: number) => [
    [
      [west, 31.35],
      [west + 0.01, 31.35],
      [west + 0.01, 31.36],
      [west, 31.35],
    ],
  ];
  const features = [120.95, 120.97].map((west, i) => ({
    type: 'Feature',
    properties: { 编号: `Q-${i}`, 名称: `样例基地${i}`, 分区: '产业基地', 板块: '昆山', 来源部门: '样例局' },
    geometry: { type: 'Polygon', coordinates: outline(west) },
  }));
  const transfer = await page.evaluateHandle(
    (text) => {
      const data = new DataTransfer();
      data.items.add(new File([text], '产业区.geojson'));
      return data;
    },
    JSON.stringify({ type: 'FeatureCollection', features }),
  );
  await page.locator('.intake-drop').dispatchEvent('drop', { dataTransfer: transfer });
  await page.getByText('产业区.geojson').first().waitFor();
  await page.locator('select').first().selectOption('areas');
  await page.locator('.intake-counts').waitFor();
  expect(await counts(page)).toEqual(['2', '0', '0']);
  expect(await page.locator('.intake-map .shapes').getAttribute('d')).toMatch(/^(M[\d. L]+Z){2}$/);
  expect(errors).toEqual([]);
  await close();
});

test('the template is a workbook that Excel knows by its name', async () => {
  const answer = await fetch(`${BASE}/intake/templates/premises.xlsx`);
  expect(answer.headers.get('content-disposition')).toContain(encodeURIComponent('平台载体.xlsx'));
  const missing = await fetch(`${BASE}/intake/templates/nothing.xlsx`);
  expect([answer.status, missing.status]).toEqual([200, 404]);
});
