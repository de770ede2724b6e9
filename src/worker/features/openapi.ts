/** The description of the API (OpenAPI 3.1 and 3.0.3), from the definitions and the tables of parameters. */
import { CITY } from '../../domain/city.ts';
import { ANSWERS } from './answer-schemas.ts';
import { operations, parameterComponents, TAGS } from './operations.ts';

type Version = '3.0' | '3.1';

/** The documents, in the order in which clients should look at them. */
export const OPENAPI: readonly { version: Version; path: string; type: string }[] = [
  { version: '3.0', path: 'openapi-3.0.json', type: 'application/vnd.oai.openapi+json;version=3.0' },
  { version: '3.1', path: 'openapi.json', type: 'application/vnd.oai.openapi+json;version=3.1' },
];

type Schema = { readonly [keyword: string]: unknown };

/** Types as OpenAPI 3.0 can say them: one only, and whether it may be null beside it. */
function typeIn30(types: readonly string[]): Schema {
  const nullable = types.includes('null') ? { nullable: true } : {};
  const [type, ...others] = types.filter((one) => one !== 'null');
  return others.length === 0
    ? { type, ...nullable }
    : { anyOf: [type, ...others].map((one) => ({ type: one, ...nullable })) };
}

/** JSON Schema 2020-12 as OpenAPI 3.0 can say it: a choice of constants is an enumeration, examples are left out. */
function inOpenApi30(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOpenApi30);
  if (typeof value !== 'object' || value === null) return value;
  const { oneOf, examples, type, ...rest } = value as Schema & { oneOf?: { const?: unknown }[] };
  const constants = Array.isArray(oneOf) && oneOf.every((one) => one.const !== undefined);
  return Object.fromEntries(
    [
      ...Object.entries({ ...rest, ...(Array.isArray(type) ? typeIn30(type) : type ? { type } : {}) }),
      ...(constants ? [['enum', oneOf.map((one) => one.const)]] : oneOf ? [['oneOf', oneOf]] : []),
    ].map(([name, part]) => [name as string, inOpenApi30(part)]),
  );
}

/** The document of a version, with addresses on `origin`. */
export function openapi(version: Version, origin: string): unknown {
  const document = {
    info: {
      title: `Relitu: ${CITY.name.en}`,
      version: '1.0.0',
      description: `What ${CITY.name.en} offers investors, as OGC API – Features and Tiles. Open, no key. 苏州招商热力图的开放接口，无需密钥。`,
      license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
    },
    servers: [{ url: `${origin}/api` }],
    security: [],
    tags: Object.entries(TAGS).map(([name, description]) => ({ name, description })),
    paths: operations(),
    components: {
      headers: { ETag: { description: 'Entity tag, for If-None-Match.', schema: { type: 'string' } } },
      parameters: parameterComponents(),
      schemas: ANSWERS,
      responses: {
        Problem: {
          description: 'What was wrong, where, and the way out.',
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/problem' } } },
        },
      },
    },
  };
  return version === '3.1'
    ? { openapi: '3.1.0', ...document }
    : { openapi: '3.0.3', ...(inOpenApi30(document) as object) };
}
