/** Checked records as a file that an import takes back with the same outcome. */
import type { Collection, Value } from '../domain/kinds.ts';
import { fieldsOf } from '../domain/record.ts';
import { SYSTEM_HEADINGS } from './headings.ts';
import type { Draft } from './rows.ts';

const CRS84 = { type: 'name', properties: { name: 'urn:ogc:def:crs:OGC:1.3:CRS84' } };

const written = (value: Value) => (typeof value === 'object' && value !== null ? value.join('、') : value);

function properties({ values, media, extra, needsPlace }: Draft, collection: Collection) {
  const fields = Object.keys(fieldsOf(collection))
    .filter((name) => values[name] !== null && values[name] !== undefined)
    .map((name) => [name, written(values[name]!)]);
  const picture = media && [
    [SYSTEM_HEADINGS.media_url[0], media.url],
    [SYSTEM_HEADINGS.media_caption[0], media.caption],
    [SYSTEM_HEADINGS.media_credit[0], media.credit],
  ];
  const note = needsPlace === undefined ? [] : [[SYSTEM_HEADINGS.place_note[0], needsPlace]];
  return Object.fromEntries([...Object.entries(extra), ...fields, ...(picture ?? []), ...note]) as Record<
    string,
    unknown
  >;
}

/**
 * GeoJSON (RFC 7946) in WGS84: fields by name in stored units, terms as codes, the source's own numbers, other columns as
 * they stood. Records without a place have no geometry and wait for one.
 */
export function batchFile(drafts: readonly Draft[], collection: Collection): string {
  const features = drafts.map((draft) =>
    JSON.stringify({ type: 'Feature', geometry: draft.geometry, properties: properties(draft, collection) }),
  );
  return `{"type":"FeatureCollection","crs":${JSON.stringify(CRS84)},"features":[\n${features.join(',\n')}\n]}\n`;
}
