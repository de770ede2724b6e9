import { env } from 'cloudflare:workers';
/** The API is as its OpenAPI documents and schemas say. `get` compares every answer; here each path is asked once. */
import { beforeAll, expect, test } from 'vitest';
import { COLLECTIONS, MAPS } from '../../domain/maps/index.ts';
import { summable } from '../../domain/query.ts';
import { get, prepareCity, releaseMap } from '../fixture/city.ts';
import { checkDescribed } from '../fixture/described.ts';
import { keepView } from '../views/kept.ts';

type Parameter = { $ref?: string; name: string; in: string; schema: { enum?: string[]; type?: string } };
type Document = {
  paths: Record<string, { get?: { operationId: string; parameters: Parameter[] } }>;
  components: { parameters: Record<string, Parameter> };
};
type Items = { features: { id: string; properties: Record<string, unknown> }[] };

const json = async <T>(path: string) => (await (await get(path)).json()) as T;

let firstId: string;
let savedId: string;
let document: Document;
beforeAll(async () => {
  await prepareCity();
  for (const { id } of MAPS) await releaseMap(id);
  firstId = (await json<Items>('/api/collections/premises/items')).features[0]!.id;
  savedId = (await keepView(env.ENQUIRIES, '/?map=land', new Date()))!.id;
  document = await json<Document>('/api/openapi.json');
});

const parametersOf = (path: string) =>
  document.paths[path]!.get!.parameters.map(({ $ref, ...own }) =>
    $ref ? document.components.parameters[$ref.split('/').at(-1)!]! : own,
  ) as Parameter[];

const address = (path: string) =>
  `/api${path}`
    .replace('{collectionId}', 'premises')
    .replace('{featureId}', firstId)
    .replace('{mapId}', 'premises')
    .replace('{id}', savedId)
    .replace(/\/(search|suggest)$/, '$&?q=%E6%98%86%E5%B1%B1')
    .replace(/\/$/, '');

test('every path that is described answers as described', async () => {
  const paths = Object.keys(document.paths).filter((path) => document.paths[path]!.get);
  expect(paths.length).toBeGreaterThan(3 * COLLECTIONS.length);
  expect(new Set(paths.map((path) => document.paths[path]!.get!.operationId)).size).toBe(paths.length);
  for (const path of paths) {
    const response = await get(address(path));
    expect(response.status, path).toBe(200);
  }
});

test.each(['facets', 'cells'])('%s take the parameters that are described, and no others', async (name) => {
  for (const collection of COLLECTIONS) {
    const { id, geometry } = collection;
    if (name === 'cells' && geometry === 'None') continue;
    const parameters = parametersOf(`/collections/${id}/${name}`);
    const { properties } = await json<{ properties: object }>(`/api/collections/${id}/queryables`);
    const queryables = Object.keys(properties).filter((one) => one !== 'geometry');
    expect(parameters.map((one) => one.name)).toEqual(
      expect.arrayContaining([...queryables, 'bbox', 'filter', 'q', 'datetime', 'f']),
    );
    const refused = await get(`/api/collections/${id}/${name}?nope=1`);
    const { errors } = (await refused.json()) as { errors: { reason: string }[] };
    const taken = errors[0]!.reason.replace(/.*use /, '').split(', ');
    const sum = summable(collection).length > 0 ? ['sum'] : [];
    const own = name === 'facets' ? ['facets', ...sum] : ['zoom', 'view'];
    expect(parameters.map((one) => one.name).sort()).toEqual([...taken, ...own].sort());
  }
});

test.each(['f=csv', 'f=html', 'f=nope'])('facets and cells are JSON only: %s is refused', async (f) => {
  for (const name of ['facets', 'cells'])
    expect((await get(`/api/collections/premises/${name}?${f}`)).status).toBe(400);
});

test('records hold what the schema of their collection says', async () => {
  let records = 0;
  for (const { id } of COLLECTIONS) {
    const schema = await json<object>(`/api/collections/${id}/schema`);
    const { features } = await json<Items>(`/api/collections/${id}/items?limit=1000`);
    for (const feature of features) {
      const held = Object.entries(feature.properties).filter(([, value]) => value !== null);
      checkDescribed({ id: feature.id, ...Object.fromEntries(held) }, schema, `${id} ${feature.id}`);
      records += 1;
    }
  }
  expect(records).toBeGreaterThan(3);
});

test('what is not described is found', () => {
  const link = { $ref: '#/components/schemas/link' };
  expect(() => checkDescribed({ href: 'x', rel: 'self' }, link, 'a link')).not.toThrow();
  expect(() => checkDescribed({ href: 'x' }, link, 'a link')).toThrow(/rel/);
  expect(() => checkDescribed({ href: 1, rel: 'self' }, link, 'a link')).toThrow(/href/);
  expect(() => checkDescribed({ href: 'x', rel: 'self', more: 1 }, link, 'a link')).toThrow(/more/);
});

test('OpenAPI 3.0 says nothing that only 3.1 has', async () => {
  const text = JSON.stringify(await json('/api/openapi-3.0.json'));
  expect(text).not.toMatch(/"const":|"examples":|"type":\[|"null"/);
  expect(text).toContain('"nullable":true');
});
