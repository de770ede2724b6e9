/** Configured base maps on the real page: 天地图 from a stand-in for its servers, and an archive of our own cutting. */
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import type { Feature, FeatureCollection } from 'geojson';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { archive } from '../../../tiles/archive.ts';
import { tiles } from '../../../tiles/cut.ts';
import { freePort } from '../../cli/free-port.ts';
import { sampleState } from '../../cli/sample-state.ts';
import { openStore, ROOT } from '../../cli/store.ts';
import { serve } from '../../cli/test-server.ts';
import { CITY } from '../../domain/city.ts';
import type { Geometry } from '../../domain/geometry.ts';
import { idle, launch, SIZES, visit, type WithMap } from '../visit.browser.fixture.ts';

let browser: Browser;
let state: string;
beforeAll(async () => {
  browser = await launch();
  state = await sampleState('basemap-run');
});
afterAll(() => browser.close());

/** A PNG of 256 × 256 pixels of one grey. */
function tile(): Buffer {
  const crc = (bytes: Buffer) => {
    let value = ~0;
    for (const byte of bytes) {
      value ^= byte;
      for (let bit = 0; bit < 8; bit++) value = (value >>> 1) ^ (value & 1 ? 0xedb88320 : 0);
    }
    return ~value >>> 0;
  };
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const frame = Buffer.alloc(8);
    frame.writeUInt32BE(data.length, 0);
    frame.writeUInt32BE(crc(body), 4);
    return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
  };
  const head = Buffer.from([0, 0, 1, 0, 0, 0, 1, 0, 8, 0, 0, 0, 0]);
  const rows = Buffer.alloc(257 * 256, 200);
  for (let row = 0; row < 256; row++) rows[row * 257] = 0;
  const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

const KEY = 'sample-key';

describe('天地图', () => {
  const asked: URL[] = [];
  let isUp = true;
  let mirror: Server;
  let host: string;
  let base: string;
  let stop: () => void;
  beforeAll(async () => {
    const image = tile();
    mirror = createServer((request, answer) => {
      const url = new URL(request.url!, 'http://mirror');
      asked.push(url);
      const isKnown = isUp && url.searchParams.get('tk') === KEY;
      answer.writeHead(isKnown ? 200 : 403, {
        'content-type': isKnown ? 'image/png' : 'text/plain',
        'access-control-allow-origin': '*',
      });
      answer.end(isKnown ? image : 'no');
    });
    await new Promise<void>((resolve) => mirror.listen(0, '127.0.0.1', resolve));
    host = `http://127.0.0.1:${(mirror.address() as AddressInfo).port}`;
    const port = await freePort();
    base = `http://127.0.0.1:${port}`;
    stop = await serve(state, port, {
      RELITU_SKIP_PAGE: '1',
      BASEMAP: 'tianditu-vector',
      BASEMAP_APPROVAL: 'GS（样例）0000号',
      TIANDITU_KEY: KEY,
      TIANDITU_HOST: host,
    });
  });
  afterAll(() => {
    stop();
    mirror.close();
  });

  test('ground and names come from its servers, with its own approval number, and records lie on them', async () => {
    const { page, errors, close } = await visit(browser, '/?map=premises&lang=zh', SIZES.desktop, {}, base);
    await idle(page);
    const layers = await page.evaluate(() =>
      (document.querySelector('.map-canvas') as WithMap).map!.getStyle().layers.map(({ id }) => id),
    );
    expect(layers.slice(0, 3)).toEqual(['background', 'basemap', 'basemap-names']);
    expect(layers).not.toContain('water');
    expect(new Set(asked.map(({ pathname }) => pathname))).toEqual(new Set(['/vec_w/wmts', '/cva_w/wmts']));
    expect(Object.fromEntries(asked[0]!.searchParams)).toMatchObject({
      SERVICE: 'WMTS',
      REQUEST: 'GetTile',
      TILEMATRIXSET: 'w',
      tk: KEY,
    });
    await page.getByText('天地图 · 国家基础地理信息中心 · 审图号：GS（样例）0000号').waitFor();
    expect(errors).toEqual([]);
    await close();
  });

  test('its style names its hosts, and the policy of pages lets those in and no others', async () => {
    const policy = (await fetch(`${base}/`)).headers.get('content-security-policy')!;
    expect(policy).toContain(`connect-src 'self' ${host};`);
    expect(policy).toContain(`img-src 'self' data: blob: ${host};`);
    expect(policy).toContain("script-src 'self';");
    const style = (await (await fetch(`${base}/styles/land.json`)).json()) as { sources: object };
    expect(Object.keys(style.sources)).toEqual(['basemap', 'basemap-names', 'base', 'land']);
  });

  test('when it refuses, the page says so and goes on with the schematic map; a retry brings it back', async () => {
    isUp = false;
    const { page, close } = await visit(browser, '/?map=land&lang=zh', SIZES.phone, {}, base);
    await page.getByText('底图服务暂时无法加载，已改用示意底图。').waitFor();
    await page.getByText('示意底图，不作为划界依据').waitFor();
    await idle(page);
    const sources = () =>
      page.evaluate(() =>
        Object.keys((document.querySelector('.map-canvas') as WithMap).map!.getStyle().sources),
      );
    expect(await sources()).not.toContain('basemap');
    isUp = true;
    await page.getByRole('button', { name: '重试' }).click();
    await page.getByText('天地图 · 国家基础地理信息中心', { exact: false }).waitFor();
    await expect.poll(sources).toContain('basemap');
    await close();
  });
});

/** The base geography under the names of the Protomaps schema. */
async function protomaps(): Promise<Uint8Array> {
  const layer = (name: string, file: string) => ({
    name,
    attributes: { kind: 0 },
    features: (
      JSON.parse(readFileSync(join(ROOT, 'db', 'base', file), 'utf8')) as FeatureCollection
    ).features.map(({ geometry }: Feature, i) => ({
      id: i + 1,
      geometry: geometry as Geometry,
      properties: { kind: name },
      minzoom: 0,
      maxzoom: 10,
    })),
  });
  const layers = [layer('earth', 'divisions.geojson'), layer('water', 'water.geojson')];
  const { bytes } = await archive({
    tiles: tiles(layers, { minzoom: 0, maxzoom: 10 }),
    metadata: {
      attribution: 'sample ground',
      vector_layers: layers.map(({ name }) => ({ id: name, fields: { kind: 'String' } })),
    },
    bounds: CITY.bounds,
    center: [...CITY.centre, 8],
    minzoom: 0,
    maxzoom: 10,
    gzip: async (data) =>
      new Uint8Array(
        await new Response(
          new Blob([new Uint8Array(data)]).stream().pipeThrough(new CompressionStream('gzip')),
        ).arrayBuffer(),
      ),
  });
  return bytes;
}

describe('basemap.pmtiles', () => {
  let base: string;
  let stop: () => void;
  beforeAll(async () => {
    const port = await freePort();
    base = `http://127.0.0.1:${port}`;
    stop = await serve(state, port, {
      RELITU_SKIP_PAGE: '1',
      BASEMAP: 'pmtiles',
      BASEMAP_ATTRIBUTION: '© 样例测绘院',
    });
  });
  afterAll(() => stop());

  test('without an archive the page says so and draws the schematic map', async () => {
    const { page, close } = await visit(browser, '/?map=premises&lang=en', SIZES.desktop, {}, base);
    await page.getByText('The base map could not be loaded', { exact: false }).waitFor();
    await close();
  });

  test('an archive in the bucket is the ground, with its attribution', async () => {
    process.env.RELITU_STATE = state;
    const store = await openStore();
    await store.archives.put('basemap.pmtiles', await protomaps(), {});
    await store.close();
    const tilejson = (await (await fetch(`${base}/tiles/basemap.json`)).json()) as { attribution: string };
    expect(tilejson.attribution).toBe('sample ground');
    const { page, errors, close } = await visit(browser, '/?map=premises&lang=en', SIZES.desktop, {}, base);
    await idle(page);
    await page.getByText('© 样例测绘院').waitFor();
    const drawn = () =>
      page.evaluate(
        () =>
          (document.querySelector('.map-canvas') as WithMap).map!.queryRenderedFeatures({
            layers: ['basemap-earth', 'basemap-water'],
          }).length,
      );
    await expect.poll(drawn).toBeGreaterThan(10);
    expect(errors).toEqual([]);
    await close();
  });

  test('addresses that are no tiles are 404, places without one are empty', async () => {
    expect((await fetch(`${base}/tiles/basemap/3/9/9`)).status).toBe(404);
    expect((await fetch(`${base}/tiles/basemap/10/0/0`)).status).toBe(204);
  });
});
