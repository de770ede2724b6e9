import { env } from 'cloudflare:workers';
import { beforeAll, expect, test } from 'vitest';
import { collectionOf } from '../domain/maps/index.ts';
import { prepareCity, store } from '../worker/fixture/city.ts';
import { importFile } from './import-file.ts';
import { reportLines } from './report-lines.ts';

beforeAll(prepareCity);

const premises = collectionOf('premises')!;

/** A file whose own words for 载体类型 and 可用面积 no definition knows. */
const file = (n: number, dept = '') =>
  new TextEncoder().encode(
    `编号,名称,载体形态,闲置量（㎡）,经度,纬度${dept && ',来源部门'}\nP-${n},样例·形态${n},标准厂房,${100 + n},120.95${n},31.35${dept && `,${dept}`}\n`,
  );

const run = (n: number, options: Partial<Parameters<typeof importFile>[1]> = {}, dept = '') =>
  importFile(store.content, {
    collection: premises,
    name: `${n}.csv`,
    bytes: file(n, dept),
    source: dept ? undefined : '样例形态办',
    sample: true,
    ...options,
  });

const MAP = { 载体形态: 'kind', '闲置量（㎡）': 'area_free' };

const kept = async (source: string) => {
  const { results } = await env.CONTENT.prepare(
    'SELECT heading, field FROM mapping_profile WHERE source = ? ORDER BY heading',
  )
    .bind(source)
    .all();
  return results;
};

test('a mapping is remembered for its department and used, said and changed next time', async () => {
  await expect(run(1)).rejects.toThrow(/no column for 载体类型/);
  await run(1, { mapping: MAP, dryRun: true });
  expect(await kept('样例形态办')).toEqual([]);
  const first = await run(1, { mapping: MAP });
  expect(first.staged).toBe(true);
  expect(first.report.mapped).toEqual([
    { heading: '载体形态', field: 'kind' },
    { heading: '闲置量（㎡）', field: 'area_free' },
  ]);
  expect(await kept('样例形态办')).toHaveLength(2);

  const second = await run(2);
  const today = new Date().toISOString().slice(0, 10);
  expect(second.report).toMatchObject({ new: 1, refused: 0 });
  expect(second.report.mapped).toEqual([
    { heading: '载体形态', field: 'kind', since: today },
    { heading: '闲置量（㎡）', field: 'area_free', since: today },
  ]);
  expect(reportLines(second.report, { language: 'en' }).join('\n')).toContain(
    `heading "载体形态" is kind, as chosen on ${today} (--map to change, --no-profile to leave out)`,
  );

  await run(3, { mapping: { '闲置量(㎡)': 'gfa' } });
  expect(await kept('样例形态办')).toContainEqual({ heading: '闲置量(m2)', field: 'gfa' });
});

test('it is another department by the column, and nobody else by none', async () => {
  await run(4, { mapping: MAP }, '样例来源局');
  expect(await kept('样例来源局')).toHaveLength(2);
  expect((await run(5, {}, '样例来源局')).report.new).toBe(1);
  await expect(run(6, { source: '样例别处' })).rejects.toThrow(/no column for 载体类型/);
});

test('--no-profile neither uses nor keeps any', async () => {
  await run(7, { mapping: MAP, source: '样例临时' });
  await expect(run(8, { source: '样例临时', noProfile: true })).rejects.toThrow(/no column for 载体类型/);
  await run(9, { mapping: MAP, source: '样例一次', noProfile: true });
  expect(await kept('样例一次')).toEqual([]);
});

test('the unit in the brackets of a mapped heading counts', async () => {
  const text = '编号,名称,载体类型,闲置量（亩）,经度,纬度\nP-12,样例·十二,标准厂房,3,120.95,31.35\n';
  const bytes = new TextEncoder().encode(text);
  await run(12, { bytes, mapping: { '闲置量（亩）': 'area_free' } });
  const staged = await env.CONTENT.prepare(
    `SELECT record->>'area_free' AS area FROM staged WHERE record->>'source_no' = 'P-12'`,
  ).first();
  expect(staged).toEqual({ area: 2000 });
  await expect(run(12, { bytes, mapping: { '闲置量（亩）': 'height' } })).rejects.toThrow(/does not measure/);
});

test('a heading the file lacks is named, and a refused file teaches nothing', async () => {
  await expect(run(10, { mapping: { 没有: 'kind' } })).rejects.toThrow(/no such heading; it has 编号、名称/);
  const bad = new TextEncoder().encode('编号,名称,载体形态,经度,纬度\nP-11,样例·十一,机库,120.95,31.35\n');
  const { staged } = await run(11, { mapping: { 载体形态: 'kind' }, source: '样例拒收', bytes: bad });
  expect(staged).toBe(false);
  expect(await kept('样例拒收')).toEqual([]);
});

test('the coordinate system is remembered too, used when neither clerk nor file says one, and left out by --no-profile', async () => {
  const source = '样例百度办';
  const first = await run(51, { source, crs: 'bd09', mapping: MAP });
  expect(first).toMatchObject({ staged: true, report: { crs: 'bd09' } });
  const next = await run(52, { source });
  expect(next.report.crs).toBe('bd09');
  expect(next.report.notes.join()).toMatch(
    /coordinates read as bd09, as chosen on \d{4}-\d\d-\d\d \(--crs to change/,
  );
  expect((await run(53, { source, crs: 'wgs84', dryRun: true })).report.crs).toBe('wgs84');
  const without = await run(54, { source, mapping: MAP, noProfile: true, dryRun: true });
  expect(without.report.crs).toBe('wgs84');
  expect((await run(55, { source: '样例他人办', mapping: MAP, dryRun: true })).report.crs).toBe('wgs84');
});
