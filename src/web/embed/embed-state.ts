/** Everything the page around can know of the map. */
import type { EmbedState } from '../../domain/embed/messages.ts';
import { engine } from '../map/current-engine.ts';
import { collection, language, map, place, theme } from '../state/app.ts';
import { matched } from '../state/results.ts';
import { viewport } from '../state/viewport.ts';
import { fullLink } from './links.ts';

export function state(): EmbedState {
  const { params, q, open } = place.value;
  const position = engine.value?.camera() ?? null;
  return {
    map: map.value.id,
    collection: collection.value.id,
    lang: language.value,
    theme: theme.value,
    filters: { ...params },
    q,
    selected: open ? { ...open } : null,
    position,
    bounds: viewport.value?.bounds ?? null,
    matched: matched.value ?? null,
    link: fullLink(position ?? undefined),
  };
}
