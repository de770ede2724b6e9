import { env } from 'cloudflare:workers';
import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { beforeAll, expect, test } from 'vitest';
import type { Database, Statement, Store } from '../db/bindings.ts';
import { picturesIn } from '../src/cli/picture-contents.ts';
import { mapOf } from '../src/domain/maps/index.ts';
import { getAnew, importText, prepareCity, releaseMap, store } from '../src/worker/fixture/city.ts';
import { gunzip, gzip } from './compression.ts';
import { Busy } from './lease.ts';
import type { Pictures } from './pictures.ts';
import { release } from './publish.ts';
import { openArchive } from './reader.ts';

beforeAll(prepareCity);

const HEAD = '编号,名称,院所类型,平台类型,所属板块,经度,纬度';
const institute = (number: string, name: string) => `${number},样例·${name},,高校,昆山,120.95,31.35`;
const file = (...rows: string[]) => [HEAD, ...rows].join('\n');

/** What a reader sees of the talent map: names in items, in the tile of the city, and in search. */
async function seen() {
  const items = (await (await getAnew('/api/collections/institutes/items')).json()) as {
    features: { properties: { name_zh: string } }[];
  };
  const pointer = await env.CONTENT.prepare(
    'SELECT r.archive, r.version FROM pointer p JOIN release r ON r.map = p.map AND r.version = p.version WHERE p.map = ?',
  )
    .bind('talent')
    .first<{ archive: string; version: number }>();
  const object = await env.ARCHIVES.get(pointer!.archive);
  const bytes = new Uint8Array(await object!.arrayBuffer());
  const archive = await openArchive({
    read: async (offset, length) => bytes.slice(offset, offset + length),
    size: bytes.length,
  });
  const size = 2 ** 14;
  const x = Math.floor((120.95 / 360 + 0.5) * size);
  const y = Math.floor((0.5 - Math.asinh(Math.tan((31.35 * Math.PI) / 180)) / (2 * Math.PI)) * size);
  const stored = await archive.tile(14, x, y);
  const layer = stored && new VectorTile(new PbfReader(await gunzip(stored, 1e6))).layers.institutes;
  const inTile = Array.from({ length: layer?.length ?? 0 }, (_, i) =>
    String(layer!.feature(i).properties.name_zh),
  );
  const rows = await env.SEARCH.prepare(
    `SELECT content->>'name_zh' AS name_zh FROM card
     WHERE map = 'talent' AND collection = 'institutes' AND ?1 BETWEEN since AND coalesce(until - 1, ?1)
     AND place IN (SELECT rowid FROM token WHERE token MATCH '"样例"')`,
  )
    .bind(pointer!.version)
    .all<{ name_zh: string }>();
  return {
    items: items.features.map((feature) => feature.properties.name_zh).sort(),
    tile: inTile.sort(),
    search: rows.results.map(({ name_zh }) => name_zh).sort(),
  };
}

/** Pictures as they are planned; where there is no rasteriser their SVG stands for them. */
const pictures: Pictures = {
  engine: 'svg',
  of: picturesIn,
  draw: async (svgs) => ({ pngs: svgs.map((svg) => new TextEncoder().encode(svg)), missing: [] }),
};

class Interrupted extends Error {}

/** A store whose n-th call fails before it does anything. */
function failingAt(n: number): { store: Store; calls: () => number } {
  let calls = 0;
  const tick = () => {
    calls += 1;
    if (calls === n) throw new Interrupted(`call ${n}`);
  };
  const wrapStatement = (statement: Statement): Statement & { plain: Statement } => ({
    plain: statement,
    bind: (...values) => wrapStatement(statement.bind(...values)),
    all: async <Row>() => {
      tick();
      return statement.all<Row>();
    },
    first: async <Row>() => {
      tick();
      return statement.first<Row>();
    },
  });
  const wrapDatabase = (database: Database): Database => ({
    prepare: (text) => wrapStatement(database.prepare(text)),
    batch: async (statements) => {
      tick();
      return database.batch(statements.map((one) => (one as Statement & { plain: Statement }).plain));
    },
  });
  const wrapped: Store = {
    // As a command on one's own computer, which finds what a killed one has left.
    alone: true,
    content: wrapDatabase(store.content),
    search: wrapDatabase(store.search),
    archives: {
      get: (key, options) => store.archives.get(key, options),
      put: async (...args) => {
        tick();
        return store.archives.put(...args);
      },
      delete: async (keys) => {
        tick();
        return store.archives.delete(keys);
      },
    },
  };
  return { store: wrapped, calls: () => calls };
}

test('a release that fails at any call leaves items, tiles and search at one release', async () => {
  await importText('institutes', 'a.csv', file(institute('1', '旧一'), institute('2', '旧二')));
  await releaseMap('talent');
  const before = await seen();
  expect(before).toEqual({
    items: ['样例·旧一', '样例·旧二'],
    tile: ['样例·旧一', '样例·旧二'],
    search: ['样例·旧一', '样例·旧二'],
  });

  await importText('institutes', 'b.csv', file(institute('1', '新一'), institute('3', '新三')));
  const after = ['样例·新一', '样例·旧二', '样例·新三'].sort();
  for (let n = 1; ; n++) {
    const failing = failingAt(n);
    const done = await release(failing.store, [mapOf('talent')!], {
      gzip,
      now: new Date(),
      pictures: async () => pictures,
    }).then(
      () => true,
      (error) => {
        expect(error).toBeInstanceOf(Interrupted);
        return false;
      },
    );
    const now = await seen();
    expect([now.items, now.tile, now.search]).toEqual([now.items, now.items, now.items]);
    if (done) {
      expect(now.items).toEqual(after);
      expect(n).toBeGreaterThan(6);
      break;
    }
    // Whatever failed after the switch has only left rubbish behind.
    expect([before.items, after]).toContainEqual(now.items);
  }
}, 60_000);

test('of two releases at once one waits for the other', async () => {
  await importText(
    'sites',
    'c.csv',
    '编号,名称,称号,所属板块,经度,纬度\n1,样例·五G工厂,5G工厂,昆山,120.95,31.35',
  );
  const both = await Promise.all([releaseMap('digital'), releaseMap('digital')]);
  const [one, other] = both.map(([released]) => released!.version).sort((a, b) => a - b);
  expect(other).toBe(one! + 1);
  const { results: live } = await env.CONTENT.prepare(`SELECT version FROM sites WHERE source_no = '1'`).all<{
    version: number;
  }>();
  expect(live).toEqual([{ version: 1 }]);
  expect(await env.CONTENT.prepare('SELECT map FROM lease').first()).toBeNull();
});

test('a release whose place another has taken meanwhile changes nothing', async () => {
  const pointer = () =>
    env.CONTENT.prepare(`SELECT version FROM pointer WHERE map = 'digital'`).first<{ version: number }>();
  const before = await pointer();
  const stolen = release(store, [mapOf('digital')!], {
    gzip: async (bytes) => {
      await env.CONTENT.prepare(`UPDATE lease SET holder = 'another' WHERE map = 'digital'`).run();
      return gzip(bytes);
    },
    now: new Date(),
  });
  await expect(stolen).rejects.toThrow(Busy);
  expect(await pointer()).toEqual(before);
  await env.CONTENT.prepare(`DELETE FROM lease`).run();
});

test('the same file again changes nothing; a changed row keeps its id and raises its version', async () => {
  const rows = (area: string, visibility = '') =>
    `编号,名称,载体类型,所属板块,可用面积,经度,纬度,公开级别\nZ-1,样例·再来一次,标准厂房,太仓,${area},121.2,31.45,${visibility}`;
  const first = await importText('premises', 'again.csv', rows('100'));
  expect(first.report).toMatchObject({ new: 1, changed: 0, unchanged: 0 });
  const again = await importText('premises', 'again.csv', rows('100'));
  expect(again).toMatchObject({ report: { new: 0, unchanged: 1 }, staged: false });
  expect((await importText('premises', 'again.csv', rows('200'))).report).toMatchObject({
    new: 0,
    changed: 1,
  });
  await releaseMap('premises');
  const stored = await env.CONTENT.prepare(
    `SELECT id, version, area_free FROM premises WHERE source_no = 'Z-1'`,
  ).first<{ id: string; version: number; area_free: number }>();
  expect(stored).toMatchObject({ version: 1, area_free: 200 });
  await importText('premises', 'again.csv', rows('300'));
  await releaseMap('premises');
  const next = await env.CONTENT.prepare(
    `SELECT id, version, area_free FROM premises WHERE source_no = 'Z-1'`,
  ).first<{ id: string; version: number; area_free: number }>();
  expect(next).toEqual({ id: stored!.id, version: 2, area_free: 300 });
  const kept = await env.CONTENT.prepare(
    `SELECT version, record->>'area_free' AS area FROM history WHERE id = ?`,
  )
    .bind(stored!.id)
    .all();
  expect(kept.results).toEqual([{ version: 1, area: 200 }]);
  await importText('premises', 'again.csv', rows('300', '内部'));
  await releaseMap('premises');
});

test('another department with the same thing is a conflict that no release takes', async () => {
  const text =
    '编号,名称,载体类型,所属板块,可用面积（㎡）,经度,纬度\nQ-9,样例·昆山一号厂房,标准厂房,昆山,9999,120.9851,31.3851';
  const { report } = await importText('premises', 'other.csv', text, { source: '样例·另一部门' });
  expect(report.conflicts).toMatchObject([
    {
      name: '样例·昆山一号厂房',
      with: { source: '样例·测试部门', source_no: 'P-1' },
      differences: [{ field: 'area_free', here: '9999', there: '3500' }],
    },
  ]);
  await releaseMap('premises');
  expect(
    await env.CONTENT.prepare(`SELECT count(*) AS n FROM premises WHERE source_no = 'Q-9'`).first(),
  ).toEqual({ n: 0 });
  expect(
    await env.CONTENT.prepare(`SELECT count(*) AS n FROM staged WHERE change = 'conflict'`).first(),
  ).toEqual({ n: 1 });
});
