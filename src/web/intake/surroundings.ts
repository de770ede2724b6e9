/** What a check needs to know of the city, asked of the public API once: outlines, and records that others name. */
import type { Geometry, Position } from '../../domain/geometry.ts';
import type { Collection } from '../../domain/kinds.ts';
import { labelPoint } from '../../domain/label-point.ts';
import { collectionOf } from '../../domain/maps/index.ts';
import { fieldsOf } from '../../domain/record.ts';
import type { Surroundings } from '../../import/intake.ts';

type Feature = { id: string; geometry: Geometry | null; properties: Record<string, string | null> };
type Page = { features: Feature[]; links: { rel: string; href: string }[] };

export type City = Surroundings & { names: { at: Position; zh: string; en: string }[] };

/** All records of a collection, page by page. @throws Error naming the address that did not answer */
async function all(collection: string, query: string): Promise<Feature[]> {
  const found: Feature[] = [];
  let next: string | undefined = `/api/collections/${collection}/items?f=json&limit=1000&${query}`;
  while (next) {
    const answer = await fetch(next);
    if (!answer.ok) throw new Error(`${next}: ${answer.status}`);
    const page = (await answer.json()) as Page;
    found.push(...page.features);
    next = page.links.find(({ rel }) => rel === 'next')?.href;
  }
  return found;
}

const asked = new Map<string, Promise<Feature[]>>();

/** As `all`, once for each question; what failed is asked again. */
function once(collection: string, query: string): Promise<Feature[]> {
  const key = `${collection}?${query}`;
  const known = asked.get(key);
  if (known) return known;
  const answer = all(collection, query);
  asked.set(key, answer);
  answer.catch(() => asked.delete(key));
  return answer;
}

/** Ids by name, number and id; numbers win over names, ids over both. */
function indexOf(features: readonly Feature[]): Map<string, string> {
  return new Map([
    ...features.map(({ id, properties }) => [properties.name_zh ?? '', id] as const),
    ...features.map(({ id, properties }) => [properties.source_no ?? '', id] as const),
    ...features.map(({ id }) => [id, id] as const),
  ]);
}

/** What a check of the collection needs. @throws Error when the API does not answer */
export async function cityFor(collection: Collection): Promise<City> {
  const targets = new Set(
    Object.values(fieldsOf(collection)).flatMap((field) =>
      field.kind === 'reference' && collectionOf(field.to) ? [field.to] : [],
    ),
  );
  const [divisions, water, ...named] = await Promise.all([
    once('divisions', ''),
    once('water', ''),
    ...[...targets].map((to) => once(to, 'skipGeometry=true&properties=source_no,name_zh')),
  ]);
  const references = new Map([...targets].map((to, i) => [to, indexOf(named[i]!)]));
  // Functional areas lie over statutory ones and are tested first.
  const outlines = divisions
    .filter(({ geometry }) => geometry !== null)
    .sort((a, b) => Number(a.properties.kind === 'statutory') - Number(b.properties.kind === 'statutory'));
  return {
    divisions: outlines.map(({ geometry, properties }) => ({ code: properties.code!, geometry: geometry! })),
    water: water.flatMap(({ geometry }) => (geometry ? [geometry] : [])),
    resolve: (to, text) => references.get(to)?.get(text),
    names: outlines.map(({ geometry, properties }) => ({
      at: labelPoint(geometry!),
      zh: properties.name_zh ?? '',
      en: properties.name_en ?? properties.name_zh ?? '',
    })),
  };
}
