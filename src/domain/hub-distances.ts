/** How far airport, port and station are: fields of what goods and people have to reach. */
import type { Fields, Label, NumberField } from './kinds.ts';

/** In a straight line to a kind of hub; `near` in metres. */
const toHub = (term: string, near: number, label: Label): NumberField => ({
  kind: 'number',
  unit: 'm',
  shown: 'km',
  better: 'less',
  label,
  filter: 'list',
  nearest: { of: 'hubs', by: 'kind', term, near },
});

export const HUB_DISTANCES = {
  port_straight: toHub('port', 20_000, { zh: '港口直线距离', en: 'Port, straight line' }),
  airport_straight: toHub('airport', 30_000, { zh: '机场直线距离', en: 'Airport, straight line' }),
  station_straight: toHub('rail', 10_000, { zh: '车站直线距离', en: 'Station, straight line' }),
} satisfies Fields;

/** Their names, as cards list them. */
export const HUB_FACTS = Object.keys(HUB_DISTANCES);
