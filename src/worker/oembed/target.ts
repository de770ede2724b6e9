/** What an address of this site shows, as an embedded map. */
import { type EmbedOptions, embedFrom } from '../../domain/embed/options.ts';
import type { Collection, Language, MapDefinition } from '../../domain/kinds.ts';
import { collectionOf, mapWith, VIEWS } from '../../domain/maps/index.ts';
import { mapAt, placeFrom } from '../../domain/place.ts';

export type Target = {
  map: MapDefinition;
  options: EmbedOptions;
  /** What the address itself asks for. */
  language: Language | undefined;
  /** The record whose page it is. */
  record: { collection: Collection; id: string } | undefined;
};

const viewOf = (id: string) => VIEWS.find((map) => map.id === id);

/** The address as a URL of this host over the web, without user information; undefined for others. */
function ownUrl(address: string, host: string): URL | undefined {
  const url = URL.parse(address);
  const isWeb = url?.protocol === 'https:' || url?.protocol === 'http:';
  return isWeb && url.host === host && url.username === '' && url.password === '' ? url : undefined;
}

/** The target of an address on a host (with its port); undefined for other hosts and for what is no map and no record. */
export function targetOf(address: string, host: string): Target | undefined {
  const url = ownUrl(address, host);
  if (!url) return undefined;
  const { pathname, search, hash } = url;
  const [first, second, third, ...rest] = pathname.replace(/\/+$/, '').split('/').slice(1);
  const to = (
    map: MapDefinition | undefined,
    query: string,
    record?: Target['record'],
  ): Target | undefined => {
    if (!map) return undefined;
    const { options, warnings } = embedFrom(map.id, query, hash);
    // A frame whose partner cannot be read is refused.
    if (first === 'embed' && warnings.some(({ parameter }) => parameter === 'partner')) return undefined;
    return { map, options, language: options.place.language, record };
  };
  if (first === undefined) return to(mapAt(placeFrom(search)), search);
  if (rest.length > 0) return undefined;
  if (first === 'embed') return third === undefined ? to(viewOf(second ?? ''), search) : undefined;
  if (first !== 'records' || !third) return undefined;
  const collection = collectionOf(second!);
  const map = collection && viewOf(mapWith(collection.id)!.id);
  if (!collection || !map) return undefined;
  const query = new URLSearchParams({ collection: collection.id, id: third });
  const lang = url.searchParams.get('lang');
  if (lang) query.set('lang', lang);
  return to(map, query.toString(), { collection, id: third });
}
