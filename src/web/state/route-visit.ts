/** A visit begun from a route: its stops in its order, with the times they take. */

import { textIn } from '../../domain/bilingual.ts';
import type { Collection } from '../../domain/kinds.ts';
import { mapWith } from '../../domain/maps/index.ts';
import { EMPTY, type Visit, visitText } from '../../domain/visit/address.ts';
import { firstDay } from '../../domain/visit/plan.ts';
import { type Item, itemsPath, readItems } from '../api.ts';
import { today } from './today.ts';
import { openTool } from './tool.ts';
import { ownVisit } from './visit.ts';

/** The collection of what a collection's records stop at, in order, and the field by which those refer to it. */
export function stopsOf(collection: Collection): { from: Collection; field: string } | undefined {
  for (const from of mapWith(collection.id)?.collections ?? []) {
    if (!from.fields.seq || !from.fields.dwell) continue;
    for (const [field, { kind, ...rest }] of Object.entries(from.fields))
      if (kind === 'reference' && 'to' in rest && rest.to === collection.id) return { from, field };
  }
  return undefined;
}

const MOST_HUBS = '200';

/**
 * Opens the plan of a route. Its hubs are found by name; where there is none of that name, the end stays open.
 * @throws Failure when stops or hubs cannot be read.
 */
export async function startFromRoute(collection: Collection, route: Item): Promise<void> {
  const { from, field } = stopsOf(collection)!;
  const plain: [string, string][] = [['skipGeometry', 'true']];
  const [stops, hubs] = await Promise.all([
    readItems(itemsPath(from.id, [[field, route.id], ['sortby', 'seq'], ['limit', '100'], ...plain])),
    readItems(itemsPath('hubs', [['limit', MOST_HUBS], ...plain])),
  ]);
  const { start_hub, end_hub, lead } = route.properties;
  const hub = (name: unknown) =>
    hubs.features.find(({ properties }) =>
      [properties.name_zh, properties.name_en].includes(textIn(String(name), 'zh')),
    )?.id;
  const [start, end] = [hub(start_hub), hub(end_hub)];
  const visit: Visit = {
    ...EMPTY,
    date: firstDay(typeof lead === 'number' ? [lead] : [], today.value),
    own: true,
    ...(start && { from: start }),
    ...(end && { to: end }),
    stays: stops.features.map(({ id, properties: { dwell } }) => ({
      collection: from.id,
      id,
      ...(typeof dwell === 'number' && { dwell }),
    })),
  };
  ownVisit.value = visitText(visit);
  openTool('visit', ownVisit.value);
}
