/** The ground of the schematic maps: divisions and large waters, read once. */
import { signal } from '@preact/signals';
import { CITY } from '../../../domain/city.ts';
import type { Label } from '../../../domain/kinds.ts';
import { type Frame, frameOf, pathOf } from '../../../style/picture/frame.ts';
import { type Item, itemsPath, readItems } from '../../api.ts';

/** The frame of the whole city. */
export const CITY_FRAME: Frame = frameOf(CITY.bounds, { x: 0, y: 0, width: 440, height: 400 }, 16);

/** A division as drawn; its name belongs at `at`. */
export type Division = { path: string; functional: boolean; label: Label; at: [x: number, y: number] };

export type Ground = { divisions: readonly Division[]; water: string };

/** Undefined while loading; `failed` where maps must do without. */
export const ground = signal<Ground | 'failed' | undefined>(undefined);

/** Waters smaller than this are left out, in m². */
const LARGE = 8e6;

const all = (collection: string): Promise<{ features: Item[] }> =>
  readItems(itemsPath(collection, [['limit', '200']]));

function division({ geometry, properties }: Item): Division[] {
  const { name_zh: zh, name_en: en, short_zh: short, kind, lon, lat } = properties;
  if (!geometry || typeof lon !== 'number' || typeof lat !== 'number') return [];
  return [
    {
      path: pathOf(geometry, CITY_FRAME),
      functional: kind === 'functional',
      label: { zh: String(short ?? zh), en: String(en ?? zh) },
      at: CITY_FRAME.at([lon, lat]),
    },
  ];
}

/** Reads the ground; again where that failed. */
export async function loadGround(): Promise<void> {
  if (ground.peek() !== undefined && ground.peek() !== 'failed') return;
  try {
    const [divisions, water] = await Promise.all([all('divisions'), all('water')]);
    ground.value = {
      divisions: divisions.features.flatMap(division),
      water: water.features
        .filter(({ geometry, properties }) => geometry && Number(properties.area) >= LARGE)
        .map(({ geometry }) => pathOf(geometry!, CITY_FRAME))
        .join(''),
    };
  } catch {
    ground.value = 'failed';
  }
}
