/** Which representation a client gets: by `f`, else by its Accept header (RFC 9110, 12.5.1). */
import type { Context } from 'hono';
import type { App } from '../env.ts';
import { fail } from '../respond.ts';

export const JSON_TYPE = 'application/json';
export const GEOJSON = 'application/geo+json';
export const SCHEMA_TYPE = 'application/schema+json';

/** Representations by the short name `f` takes; the first media type is what is sent, the others are taken too. */
export const FORMATS = {
  json: [GEOJSON, JSON_TYPE, SCHEMA_TYPE, 'geojson', 'application/vnd.geo+json'],
  html: ['text/html'],
  csv: ['text/csv'],
  geojsonseq: ['application/geo+json-seq', 'geojsonl', 'application/x-ndjson'],
  fgb: ['application/vnd.flatgeobuf', 'flatgeobuf'],
} as const;

export type Format = keyof typeof FORMATS;

/** Formats of a resource that describes something. */
export const DESCRIPTIONS: readonly Format[] = ['json', 'html'];
/** Formats of counts and sums. */
export const ONLY_JSON: readonly Format[] = ['json'];
/** Formats of a collection's items. */
export const ITEM_FORMATS: readonly Format[] = ['json', 'html', 'csv', 'geojsonseq', 'fgb'];

/** The format a value of `f` names, as short name or media type, among those offered. */
export const formatNamed = (text: string, offered: readonly Format[]): Format | undefined =>
  offered.find(
    (format) =>
      format === text || (FORMATS[format] as readonly string[]).includes(text.split(';')[0]!.trim()),
  );

/**
 * The format an Accept header asks for. Browsers name HTML first but take anything: they are given JSON like every
 * client that takes anything, so that a link within JSON opens what it says.
 */
function acceptable(accept: string, offered: readonly Format[]): Format | undefined {
  const types = accept.split(',').flatMap((part) => {
    const [type, ...parameters] = part.split(';').map((text) => text.trim().toLowerCase());
    return parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter)) ? [] : [type!];
  });
  if (types.some((type) => type === '*/*' || type === 'application/*')) return 'json';
  for (const type of types) {
    const named = formatNamed(type, offered);
    if (named) return named;
  }
  return undefined;
}

/**
 * The format of an answer.
 * @throws Failure 400 for an `f` that is not offered, 406 when nothing offered is acceptable.
 */
export function formatOf(c: Context<App>, offered: readonly Format[]): Format {
  const f = c.req.query('f');
  if (f !== undefined)
    return (
      formatNamed(f, offered) ??
      fail({
        code: 'invalid',
        errors: [
          { parameter: 'f', value: f, reason: `use ${offered.join(', ')} or one of their media types` },
        ],
      })
    );
  const accept = c.req.header('accept') ?? '*/*';
  return (
    acceptable(accept, offered) ??
    fail({ code: 'not-acceptable', offered: offered.map((format) => FORMATS[format][0]) })
  );
}
