/** One record ends at midnight: every surface that can show it is held to every other, before and after, and once it is renewed. */
import { env } from 'cloudflare:workers';
import { PMTiles } from 'pmtiles';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { decode } from '../../tiles/decode.ts';
import type { Pictures } from '../../tiles/pictures.ts';
import { picturesIn } from '../cli/picture-contents.ts';
import { makeLinks, ownedRecord } from '../cli/renewals.ts';
import { dayAfter } from '../domain/calendar-day.ts';
import { collectionOf } from '../domain/maps/index.ts';
import { openSnapshot } from '../domain/snapshot/reader.ts';
import { startOfDay } from '../domain/zoned-day.ts';
import { app } from './app.ts';
import { askedOf } from './enquiries/offices.ts';
import { getAnew, importText, releaseMap, store, wakeFor } from './fixture/city.ts';
import { feature, idOf, prepareOneOfEach, removeOneOfEach, SOURCE } from './fixture/one-of-each.ts';
import { today } from './today.ts';

const AREAS = collectionOf('areas')!;
const INSTITUTES = collectionOf('institutes')!;
const NAME = '样例·午夜之区域';
const INSTITUTE = '样例·午夜之院所';

// In the past, so that no clock of another file has ever been further.
const NEXT = today();
const LAST = dayAfter(NEXT, -1);
const MIDNIGHT = startOfDay(NEXT).getTime();

const pictures: Pictures = {
  engine: 'svg of this file',
  of: picturesIn,
  draw: async (svgs) => ({ pngs: svgs.map((svg) => new TextEncoder().encode(svg)), missing: [] }),
};

/** The clock of the Worker, which runs in this isolate. */
const at = (time: number): void => {
  vi.useFakeTimers({ toFake: ['Date'], now: time });
};

const bytes = async (path: string) => new Uint8Array(await (await getAnew(path)).arrayBuffer());
const text = async (path: string) => new TextDecoder().decode(await bytes(path));
const json = async <T>(path: string) => (await (await getAnew(path)).json()) as T;
const isThere = async (path: string) => (await getAnew(path)).status === 200;

let id = '';
let other = '';
let plot = '';
let firstRelease = 0;

const ITEMS = '/api/collections/areas/items';
const PLACE = { z: 12, lon: 120.962, lat: 31.352 };
const column = Math.floor(((PLACE.lon + 180) / 360) * 2 ** PLACE.z);
const row = Math.floor(
  ((1 - Math.asinh(Math.tan((PLACE.lat * Math.PI) / 180)) / Math.PI) / 2) * 2 ** PLACE.z,
);

type Counted = { numberMatched: number };
type Released = { version: number; snapshot: string };

const released = () =>
  env.CONTENT.prepare(
    `SELECT version, snapshot FROM pointer JOIN release USING (map, version) WHERE map = 'land'`,
  ).first<Released>() as Promise<Released>;

/** Whether the record is there, by surface; each asks the Worker as an isolate that has just started. */
const LIVE: Readonly<Record<string, () => Promise<boolean>>> = {
  items: async () => (await text(`${ITEMS}?limit=1000`)).includes(id),
  'items by SQL': async () => (await text(`${ITEMS}?filter=address LIKE '%25'`)).includes(id),
  csv: async () => (await text(`${ITEMS}?f=csv`)).includes(id),
  geojsonseq: async () => (await text(`${ITEMS}?f=geojsonseq`)).includes(id),
  flatgeobuf: async () => (await text(`${ITEMS}?f=fgb`)).includes(id),
  'items since': async () =>
    !((await json<{ removed?: string[] }>(`${ITEMS}?since=${firstRelease}`)).removed ?? []).includes(id),
  item: () => isThere(`${ITEMS}/${id}`),
  'around it': () => isThere(`${ITEMS}/${id}/around`),
  similar: async () => (await text(`${ITEMS}/${other}/similar`)).includes(id),
  facets: async () =>
    (await json<Counted>('/api/collections/areas/facets?facets=division')).numberMatched === 2,
  sums: async () => (await json<Counted>('/api/collections/areas/cells?zoom=9')).numberMatched === 2,
  clusters: async () =>
    (await json<Counted>('/api/collections/areas/cells?zoom=12&view=plain')).numberMatched === 2,
  'near misses': async () =>
    (await json<{ nearMisses: Counted[] }>('/api/collections/areas/facets?division=320585')).nearMisses.some(
      ({ numberMatched }) => numberMatched === 2,
    ),
  search: async () => (await text('/api/search?q=午夜之区域')).includes(id),
  suggest: async () => (await text('/api/suggest?q=午夜之区')).includes(id),
  'record page': () => isThere(`/records/areas/${id}`),
  'list of pages': async () => (await text('/records/areas?lang=zh')).includes(id),
  'page of what resembles it': async () => (await text(`/records/areas/${other}`)).includes(id),
  'page of what refers to it': async () => (await text(`/records/plots/${plot}?lang=zh`)).includes(NAME),
  status: async () =>
    (await json<{ coverage: { collection: string; live: number }[] }>('/status.json')).coverage
      .filter(({ collection }) => collection === 'areas')
      .reduce((sum, { live }) => sum + live, 0) === 2,
  sitemap: async () => (await text('/sitemaps/areas-1.xml')).includes(id),
  atom: async () => (await text('/feeds/land.atom?lang=zh')).includes(id),
  'json feed': async () => (await text('/feeds/land.json?lang=en')).includes(id),
  oembed: () => isThere(`/oembed?url=${encodeURIComponent(`https://relitu.test/records/areas/${id}`)}`),
  'embedded list': async () => (await text('/embed/land?collection=areas')).includes(id),
  'embedded card': async () =>
    (await text(`/embed/land?collection=areas&id=${id}`)).includes('class="embed-card"'),
  'name of a filter': async () => (await text(`/records/plots?lang=zh&parent=${id}`)).includes(NAME),
  picture: () => isThere(`/pictures/areas/${id}.png`),
  enquiry: () =>
    askedOf(env.CONTENT, [`areas.${id}`]).then(
      () => true,
      () => false,
    ),
};

/** Whether a tile draws the record; tiles of what refers to it name its id, too. */
const isDrawn = (tile: Uint8Array): boolean =>
  decode(tile).some(
    ({ name, features }) =>
      name.startsWith('areas') && features.some(({ properties }) => properties.id === id),
  );

/** What a release has made: the style hides there what has ended, until the clock's release. */
const MADE: Readonly<Record<string, () => Promise<boolean>>> = {
  tile: async () =>
    isDrawn(await bytes(`/tiles/land/${(await released()).version}/${PLACE.z}/${column}/${row}.mvt`)),
  archive: async () => {
    const { buffer } = await bytes('/data/land.pmtiles');
    const archive = new PMTiles({
      getKey: () => 'land',
      getBytes: async (offset, length) => ({ data: buffer.slice(offset, offset + length) }),
    });
    const tile = await archive.getZxy(PLACE.z, column, row);
    return tile !== undefined && isDrawn(new Uint8Array(tile.data));
  },
  snapshot: async () => {
    const object = await env.ARCHIVES.get((await released()).snapshot);
    return openSnapshot(await object!.arrayBuffer()).tables.get('areas')!.rows === 2;
  },
};

/** The surfaces that do not say what is expected. */
async function otherThan(expected: boolean, surfaces: typeof LIVE): Promise<string[]> {
  const odd: string[] = [];
  for (const [name, ask] of Object.entries(surfaces)) if ((await ask()) !== expected) odd.push(name);
  return odd;
}

const change = (collection: typeof AREAS, changed: Record<string, unknown>, sample: boolean) =>
  importText(
    collection.id,
    `${collection.id}.geojson`,
    JSON.stringify({ type: 'FeatureCollection', features: [feature(collection, 1, changed)] }),
    { source: SOURCE, sample },
  );

beforeAll(async () => {
  await prepareOneOfEach();
  [id, other, plot] = await Promise.all([idOf(AREAS, 1), idOf(AREAS, 2), idOf(collectionOf('plots')!, 1)]);
  const ending = { valid_until: LAST, verified_at: dayAfter(LAST, -20) };
  await change(AREAS, { ...ending, name_zh: NAME }, false);
  await change(INSTITUTES, { ...ending, name_zh: INSTITUTE }, true);
  const evening = new Date(MIDNIGHT - 3_600_000);
  await releaseMap('land', evening, pictures);
  await releaseMap('talent', evening);
  firstRelease = (await released()).version;
}, 120_000);
afterEach(() => {
  vi.useRealTimers();
});
afterAll(removeOneOfEach);

test('a record is everywhere until its last second, nowhere from midnight on, and everywhere after its renewal', async () => {
  at(MIDNIGHT - 1000);
  expect(await otherThan(true, { ...LIVE, ...MADE })).toEqual([]);
  at(MIDNIGHT);
  expect(await otherThan(false, LIVE)).toEqual([]);
  for (const [path, status] of [
    [`${ITEMS}/${id}`, 410],
    [`/records/areas/${id}`, 410],
    [`/pictures/areas/${id}.png`, 410],
    [`/oembed?url=https://relitu.test/records/areas/${id}`, 403],
  ] as const)
    expect([path, (await getAnew(path)).status]).toEqual([path, status]);
  expect(await otherThan(true, MADE)).toEqual([]);
  expect(await text('/styles/land.json')).toContain(`"${NEXT}"`);
  await wakeFor('land', MIDNIGHT + 30_000);
  expect(await otherThan(false, { ...LIVE, ...MADE })).toEqual([]);
  expect((await getAnew(`/pictures/areas/${id}.png`)).status).toBe(410);

  const record = await ownedRecord(store.content, id);
  const [made] = await makeLinks(store.content, [record], {
    secret: 'of the tests',
    site: 'https://relitu.test',
    now: new Date(),
    day: NEXT,
    by: '样例·编辑',
  });
  const pressed = await getAnew(new URL(made!.link).pathname, {
    method: 'POST',
    headers: { origin: 'https://relitu.test' },
    redirect: 'manual',
  });
  expect(pressed.status).toBe(303);
  expect(await otherThan(true, { ...LIVE, ...MADE })).toEqual([]);
});

test('what lies around others is without it from midnight on', async () => {
  const around = `${ITEMS}/${other}/around`;
  const page = `/records/areas/${other}?lang=zh`;
  for (const [time, expected] of [
    [MIDNIGHT - 1000, true],
    [MIDNIGHT, false],
  ] as const) {
    at(time);
    for (const path of [around, page])
      expect([path, (await text(path)).includes(INSTITUTE)]).toEqual([path, expected]);
  }
});

test('every answer says the same freshness, and /status counts by the same rule', async () => {
  const institute = await idOf(INSTITUTES, 1);
  at(MIDNIGHT - 1000);
  type Found = { features: { id: string; properties: { freshness: unknown } }[] };
  const of = ({ features }: Found) => features.find((one) => one.id === institute)?.properties.freshness;
  const path = '/api/collections/institutes/items';
  const ending = { state: 'ending', changes_on: NEXT };
  expect(of(await json<Found>(path))).toEqual(ending);
  expect(of(await json<Found>(`${path}?properties=freshness`))).toEqual(ending);
  expect(of(await json<Found>('/api/search?q=午夜之院所'))).toEqual(ending);
  expect(of(await json<Found>(`${path}/${await idOf(INSTITUTES, 2)}/similar`))).toEqual(ending);
  expect((await json<Found['features'][0]>(`${path}/${institute}`)).properties.freshness).toEqual(ending);
  expect(await json<Found>(`${path}?properties=name_zh`).then(of)).toBeUndefined();
  const [heads, ...lines] = (await text(`${path}?f=csv&properties=freshness`)).trim().split('\r\n');
  expect(heads).toMatch(/^\uFEFF?id,freshness_state,freshness_changes_on$/);
  expect(lines).toContain(`"${institute}","ending","${NEXT}"`);
  expect(await text(`/records/institutes/${institute}?lang=en`)).toContain(`Ends on ${LAST}`);

  const { features } = await json<Found>(`${path}?limit=1000`);
  const states = features.map(({ properties }) => (properties.freshness as { state: string }).state);
  const { coverage } = await json<{ coverage: { collection: string; live: number; expiring: number }[] }>(
    '/status.json',
  );
  const counted = coverage.filter(({ collection }) => collection === 'institutes');
  const sum = (name: 'live' | 'expiring') => counted.reduce((all, one) => all + one[name], 0);
  expect([states.length, states.filter((state) => state === 'ending').length]).toEqual([
    sum('live'),
    sum('expiring'),
  ]);
});

/** Routes that can show a record, all of which are asked above. */
const WITH_RECORDS: readonly RegExp[] = [
  /^\/api\/collections\/:collection\/(items|facets|cells)/,
  /^\/api\/(search|suggest)$/,
  /^\/records/,
  /^\/(data|pictures|feeds|sitemaps)\//,
  /^\/(oembed|status\.json|embed\/:map|renew\/:token)$/,
];

/** Routes that show none: descriptions, counts that are made as those of `/status.json`, files and forms. */
const WITHOUT_RECORDS: readonly RegExp[] = [
  /^\/api(\/(conformance|openapi(-3\.0)?\.json|docs|reference|tileMatrixSets.*|tiles(\/:map)?|views\/:id))?$/,
  /^\/api\/collections(\/:collection(\/(queryables|schema|tiles.*))?)?$/,
  /^\/(tiles|styles)\//,
  /^\/(embed\/studio|embed\/guide|embed-accents\/.*|partners\/.*|intake.*)$/,
  /^\/(healthz|readyz|about|favicon\.ico|robots\.txt|sitemap\.xml|status(\.csv|\/visits\.csv)?)?$/,
];

test('every route is known to show records, and asked above, or to show none', () => {
  const routes = [...new Set(app.routes.filter(({ method }) => method === 'GET').map(({ path }) => path))];
  const known = [...WITH_RECORDS, ...WITHOUT_RECORDS];
  expect(routes.filter((path) => !known.some((one) => one.test(path)))).toEqual([]);
});
