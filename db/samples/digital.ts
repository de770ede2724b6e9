/** Sample showcases of the industrial internet, and hexagons of network capability. */
import type { Value } from '../../src/domain/kinds.ts';
import { busyCells } from './busy-cells.ts';
import { address, contact, isTranslated, MARK, naming, shortName } from './names.ts';
import { polygon } from './tracts.ts';
import { makesThings, TRADES } from './trades.ts';
import { BUSTLE, freshness, point, type Sample, type World, weightedZones } from './world.ts';
import { affinity } from './zone-industries.ts';

type Honour = { zh: string; en: string; weight: number; levels: readonly string[] };

const HONOURS: Record<string, Honour> = {
  lighthouse: { zh: '灯塔工厂', en: 'Lighthouse Factory', weight: 4, levels: ['national'] },
  factory5g: { zh: '5G工厂', en: '5G Factory', weight: 40, levels: ['national', 'provincial'] },
  smart_factory: { zh: '智能工厂', en: 'Smart Factory', weight: 52, levels: ['provincial', 'municipal'] },
  smart_workshop: { zh: '智能车间', en: 'Smart Workshop', weight: 60, levels: ['provincial', 'municipal'] },
  platform: {
    zh: '工业互联网平台',
    en: 'Industrial Internet Platform',
    weight: 18,
    levels: ['provincial', 'municipal'],
  },
  node: { zh: '标识解析二级节点', en: 'Identifier Node', weight: 8, levels: ['national', 'provincial'] },
  vendor: { zh: '服务商', en: 'Solution Vendor', weight: 18, levels: ['provincial', 'municipal'] },
};
const HONOUR_WEIGHTS = Object.entries(HONOURS).map(([id, { weight }]) => [id, weight] as const);
/** Honours of places where things are made. */
const WORKS = new Set(['lighthouse', 'factory5g', 'smart_factory', 'smart_workshop']);
const SCENES = ['inspection', 'agv', 'remote', 'energy', 'twin'];
const SITES = 200;
const CELLS = 400;

/** 200 showcases in zones that suit their chain. */
export function sites(world: World): Sample[] {
  const random = world.stream('sites');
  const unique = naming();
  return Array.from({ length: SITES }, (_, index): Sample => {
    const id = random.weighted(HONOUR_WEIGHTS);
    const honour = HONOURS[id]!;
    const trade = random.pick(WORKS.has(id) ? TRADES.filter(makesThings) : TRADES);
    const zone = random.weighted(
      weightedZones(world, (one) => (BUSTLE[one.level] ?? 1) * affinity(one, trade)),
    );
    const division = zone.division;
    const { zh, en } = shortName(division);
    const status = random.weighted([
      ['open', 30],
      ['model', 28],
      ['running', 34],
      ['building', 8],
    ] as const);
    const name = unique({
      zh: (word) => `${zh}${word}${trade.zh}${honour.zh}`,
      en: (word) => `${en} ${word} ${trade.en} ${honour.en}`,
    });
    return {
      geometry: point(world.places.near(random, zone, random.between(1000, 2400))),
      values: {
        source_no: `BG${String(index + 1).padStart(4, '0')}`,
        ...name,
        name_en: isTranslated(random) ? name.name_en : null,
        division,
        zone: zone.name,
        address: address(random, division),
        status,
        honour: id,
        level: random.pick(honour.levels),
        year: random.whole(2019, Number(world.asOf.slice(0, 4))),
        chain: trade.chain,
        scenes: random.some(SCENES, random.whole(1, 3)),
        open_to_visit: status === 'open' || random.chance(0.2),
        ...contact(random, division),
        ...freshness(world, random, index, false),
      },
    };
  });
}

/** 400 hexagons 2.4 km across with what the network does there; never a mast. */
export function coverage(world: World): Sample[] {
  const random = world.stream('coverage');
  return busyCells(world, random, 2400, CELLS).map(({ ring, division, bustle }, index): Sample => {
    const no = String(index + 1).padStart(3, '0');
    const strength = Math.min(1, Math.sqrt(bustle) * random.between(0.8, 1.2));
    const values: Record<string, Value> = {
      source_no: `WL-${no}`,
      name_zh: `${MARK.zh}${shortName(division).zh}网络单元${no}`,
      name_en: isTranslated(random) ? `${MARK.en}${shortName(division).en} Network Cell ${no}` : null,
      division,
      density: Math.round((5 + 35 * strength) * 10) / 10,
      cover: Math.round((86 + 13.8 * strength) * 10) / 10,
      uplink: Math.round((50 + 850 * strength) / 10) * 10,
      latency: Math.round((20 - 14 * strength) * 10) / 10,
      private_nets: Math.round(bustle * 12 * random.between(0.3, 1.4)),
      ...freshness(world, random, index, false),
    };
    return { geometry: polygon(ring), values };
  });
}
