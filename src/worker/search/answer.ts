/** Hits as GeoJSON: what each is called, where it was met, and which stretches of its title show that. */

import { distance } from '../../domain/distance.ts';
import { freshness } from '../../domain/freshness.ts';
import type { Position } from '../../domain/geometry.ts';
import type { Language } from '../../domain/kinds.ts';
import type { Hit } from '../../domain/search/plan.ts';
import type { NameField, Range } from '../../domain/search/view.ts';

/** Stretches without overlaps, in order. */
function merged(ranges: readonly Range[]): Range[] {
  const found: [number, number][] = [];
  for (const [from, to] of ranges.toSorted(([a], [b]) => a - b)) {
    const last = found.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else found.push([from, to]);
  }
  return found;
}

/** Stretches of a name that show what was asked, as UTF-16 offsets from and to (exclusive). */
function highlight({ view, parts, found }: Hit, field: NameField): Range[] {
  const whole = found.find((one) => one.match === 'exact' && one.field === field);
  return merged(whole?.ranges ?? parts.flatMap((part) => part.marks(view, field)));
}

/** A hit as a GeoJSON feature on a day. `near` adds the distance in metres. */
export function hitFeature(hit: Hit, lang: Language, day: string, near?: Position) {
  const { card, found, missed } = hit;
  const { collection, id, name_zh, name_en, division, lon, lat } = card;
  const field: NameField = lang === 'en' && name_en !== null ? 'name_en' : 'name_zh';
  const place: Position | null = lon === null || lat === null ? null : [lon, lat];
  return {
    type: 'Feature',
    id,
    geometry: place && { type: 'Point', coordinates: place },
    properties: {
      collection,
      title: card[field],
      highlight: highlight(hit, field),
      name_zh,
      name_en,
      division,
      freshness: freshness(card, day),
      why: found,
      ...(missed.length > 0 ? { missed } : {}),
      ...(near && place ? { distance: Math.round(distance(near, place)) } : {}),
    },
  };
}
