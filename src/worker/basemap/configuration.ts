/** Which base map the deployment's variables ask for. */
import { type Basemap, foreignOrigins, SCHEMATIC } from '../../domain/basemap.ts';
import type { Bindings } from '../env.ts';

const TIANDITU = 'https://t{s}.tianditu.gov.cn';
/** What archives in the Protomaps schema are made of. */
const OPENSTREETMAP = '© OpenStreetMap contributors';

const text = (value: string | undefined) => value?.trim() ?? '';

/** The base map of `BASEMAP` and the variables beside it; the schematic one for an empty or unknown value. */
export function basemapOf(env: Bindings): Basemap {
  const approval = text(env.BASEMAP_APPROVAL);
  switch (text(env.BASEMAP)) {
    case 'tianditu-vector':
    case 'tianditu-image':
      return {
        kind: 'tianditu',
        look: env.BASEMAP?.trim() === 'tianditu-image' ? 'image' : 'vector',
        key: encodeURIComponent(text(env.TIANDITU_KEY)),
        host: text(env.TIANDITU_HOST) || TIANDITU,
        approval,
      };
    case 'pmtiles':
      return { kind: 'pmtiles', approval, attribution: text(env.BASEMAP_ATTRIBUTION) || OPENSTREETMAP };
    default:
      return SCHEMATIC;
  }
}

/** A policy that also lets a page load its base map; the policy itself when that comes from our own host. */
export function withBasemap(policy: string, env: Bindings): string {
  const origins = foreignOrigins(basemapOf(env)).join(' ');
  return origins === ''
    ? policy
    : policy.replace(/(?:img|connect)-src [^;]*/g, (part) => `${part} ${origins}`);
}
