/** How far airport, port and station are: fields of what goods and people have to reach. */
import type { Fields } from './kinds.ts';

export const HUB_DISTANCES = {
  port_straight: {
    kind: 'number',
    unit: 'm',
    shown: 'km',
    better: 'less',
    label: { zh: '港口直线距离', en: 'Port, straight line' },
    filter: 'list',
    nearest: { of: 'hubs', by: 'kind', term: 'port', near: 20_000 },
  },
  airport_straight: {
    kind: 'number',
    unit: 'm',
    shown: 'km',
    better: 'less',
    label: { zh: '机场直线距离', en: 'Airport, straight line' },
    filter: 'list',
    nearest: { of: 'hubs', by: 'kind', term: 'airport', near: 30_000 },
  },
  station_straight: {
    kind: 'number',
    unit: 'm',
    shown: 'km',
    better: 'less',
    label: { zh: '车站直线距离', en: 'Station, straight line' },
    filter: 'list',
    nearest: { of: 'hubs', by: 'kind', term: 'rail', near: 10_000 },
  },
} as const satisfies Fields;

/** Their names, as cards list them. */
export const HUB_FACTS = Object.keys(HUB_DISTANCES);
