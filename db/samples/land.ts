/** Sample industrial areas in three tiers and the plots on offer in them. */
import { distance } from '../../src/domain/distance.ts';
import { area, type Ring } from '../../src/domain/geometry.ts';
import type { Value } from '../../src/domain/kinds.ts';
import { quarterName } from '../../src/domain/quarter.ts';
import { MU } from '../../src/domain/units.ts';
import type { DivisionCode } from './geography.ts';
import { both, contact, cyclical, isTranslated, MARK, shortName } from './names.ts';
import type { Random } from './random.ts';
import { polygon, type Tract, tracts } from './tracts.ts';
import type { Industry } from './trades.ts';
import { freshness, type Sample, type World } from './world.ts';
import { madeIn } from './zone-industries.ts';

const TIERS = {
  base: { zh: '产业基地', en: 'Industrial Base' },
  community: { zh: '产业社区', en: 'Industrial Community' },
  cluster: { zh: '产业集聚区', en: 'Industrial Cluster' },
} as const;
type Tier = keyof typeof TIERS;

/** Stored as departments state it: 亩 with two decimals. */
const mu = (squareMetres: number) => (Math.round((squareMetres / MU) * 100) / 100) * MU;
const perMu = (wanYuan: number) => wanYuan * 15;
const step = (value: number, size: number) => Math.round(value / size) * size;

const wantedIndustries = (random: Random, { zone }: Tract): Industry[] => {
  const found = random.some(madeIn(zone), random.whole(1, 3));
  return found.length > 0 ? found : [random.pick(['C34', 'C39', 'C38'] as const)];
};

function areaOf(world: World, random: Random, tract: Tract, index: number): Sample {
  const outline = area(polygon(tract.ring));
  const tier: Tier =
    outline > 4e6
      ? 'base'
      : random.weighted([
          ['cluster', 3],
          ['community', 4],
          ['base', 1],
        ]);
  const free = tract.plots.reduce((sum, plot) => sum + mu(area(polygon(plot))), 0);
  const { zh, en } = cyclical(index + 8);
  const division = tract.zone.division;
  return {
    picture: 'land',
    geometry: polygon(tract.ring),
    values: {
      source_no: `QY-${String(index + 1).padStart(3, '0')}`,
      name_zh: `${MARK.zh}${shortName(division).zh}${zh}${TIERS[tier].zh}`,
      name_en: isTranslated(random) ? `${MARK.en}${shortName(division).en} ${en} ${TIERS[tier].en}` : null,
      division,
      zone: tract.zone.name,
      status: 'supplying',
      tier,
      industries: wantedIndustries(random, tract),
      area_outline: step(outline, 100),
      area_free: (Math.round((free / MU) * 100) / 100) * MU,
      plot_count: tract.plots.length,
      ...contact(random, division),
      ...freshness(world, random, index, false),
    },
  };
}

const STATUSES = [
  ['reserve', 18],
  ['planned', 36],
  ['applying', 14],
  ['announced', 8],
  ['listed', 21],
  ['unsold', 3],
] as const;
type Status = (typeof STATUSES)[number][0];

function indices(random: Random, use: string): Record<string, Value> {
  const dense = use === 'M0';
  const farMin = dense ? random.pick([2.5, 2.8, 3]) : use === 'W1' ? 1 : random.pick([1.5, 1.6, 1.8, 2]);
  const invest = step(random.lognormal(dense ? 700 : 500, 0.28, 350, 1000), 10);
  return {
    far_min: farMin,
    far_max: Math.min(dense ? 4 : 2.5, farMin + random.pick([0.3, 0.5, 1])),
    cover: random.whole(40, dense ? 50 : 65),
    height_max: random.pick(dense ? [60, 80, 100] : [24, 30, 36, 40, 50, 60]),
    green_max: random.pick([10, 12, 15, 20]),
    invest_min: perMu(invest),
    output_min: perMu(step(invest * random.between(1.2, 1.8), 10)),
    tax_min: perMu(step(Math.min(80, Math.max(20, invest * random.between(0.05, 0.09))), 1)),
    rd_min: random.pick([3, 3, 3.5, 4, 5]),
    energy_max: step(random.between(0.1, 0.3), 0.01),
    full_production: random.pick([24, 30, 36]),
  };
}

function offer(world: World, random: Random, status: Status, use: string): Record<string, Value> {
  const mode = random.weighted([
    ['listing', 34],
    ['staged', 22],
    ['listing_plan', 12],
    ['flexible', 12],
    ['lease_sale', 8],
    ['on_request', 7],
    ['tender', 3],
    ['lease', 2],
  ] as const);
  const term =
    { staged: 30, flexible: random.pick([20, 30]), lease_sale: 30, lease: 20 }[mode as string] ?? 50;
  const open = status === 'announced' || status === 'listed';
  const ahead = { reserve: random.whole(3, 7), planned: random.whole(1, 5), applying: random.whole(1, 2) };
  const [year, month] = world.asOf.split('-').map(Number) as [number, number];
  const quarter = year * 4 + Math.floor((month - 1) / 3) + (status in ahead ? ahead[status as 'planned'] : 0);
  return {
    supply_mode: mode,
    term,
    first_term: mode === 'staged' ? 10 : null,
    second_term: mode === 'staged' ? 20 : null,
    base_price: perMu(step(random.lognormal(use === 'M0' ? 50 : 36, 0.22, 25, 60), 0.5)),
    deposit: random.pick([20, 30, 50]),
    supply_quarter: quarterName(quarter),
    closes_on: open ? world.day(random.whole(12, 55)) : null,
  };
}

const READY: Record<Status, readonly number[]> = {
  reserve: [1, 2, 2],
  planned: [2, 3, 3, 4],
  applying: [3, 4],
  announced: [4, 4, 5],
  listed: [4, 5],
  unsold: [4],
};
const UTILITIES = ['three', 'three', 'five', 'seven', 'seven', 'nine'];
const CHECKS = ['soil', 'archaeology', 'geology', 'water', 'energy', 'eia'];

function condition(world: World, random: Random, status: Status, plot: Ring): Record<string, Value> {
  const readiness = random.pick(READY[status]);
  const ports = world.hubs
    .filter(({ kind }) => kind === 'port')
    .map(({ centre }) => distance(plot[0]!, centre));
  return {
    readiness,
    utilities: UTILITIES[readiness]!,
    checks: readiness === 5 ? CHECKS : random.some(CHECKS, readiness),
    grid: step(random.lognormal(12_000, 0.7, 1000, 60_000), 1000),
    highway_distance: step(random.lognormal(4000, 0.6, 800, 15_000), 100),
    // Roads are about a third longer than the straight line.
    port_distance: step(Math.min(...ports) * 1.35, 500),
    limits: random.chance(0.3)
      ? random.some(['waterline', 'pipeline', 'heritage', 'aviation', 'powerline'], random.whole(1, 2))
      : null,
  };
}

function plotOf(
  world: World,
  random: Random,
  parent: Sample,
  ring: Ring,
  number: number,
  index: number,
): Sample {
  const { division, zone, name_zh, name_en, tier, industries, source_no } = parent.values;
  const status = random.weighted(STATUSES);
  const use = (industries as string[]).includes('G59') && random.chance(0.5) ? 'W1' : random.weighted(USES);
  const plotNo = `${String(source_no).replace('QY-', 'YL')}-${String(number).padStart(2, '0')}`;
  const code = division as DivisionCode;
  return {
    picture: 'land',
    geometry: polygon(ring),
    values: {
      source_no: plotNo,
      plot_no: plotNo,
      name_zh: `${name_zh} ${number}号地块`,
      name_en: name_en === null ? null : `${MARK.en}Plot ${number}, ${String(name_en).slice(MARK.en.length)}`,
      division: division!,
      zone: zone!,
      parent: name_zh!,
      tier: tier!,
      status,
      area: mu(area(polygon(ring))),
      use_code: use,
      owner: both(
        `${MARK.zh}${shortName(code).zh}土地收储主体`,
        `${MARK.en}${shortName(code).en} Land Reserve`,
      ),
      industries: random.some(industries as string[], random.whole(1, 2)),
      ...indices(random, use),
      ...offer(world, random, status, use),
      notice_no:
        status === 'announced' || status === 'listed'
          ? `样例告字〔${world.asOf.slice(0, 4)}〕${index + 1}号`
          : null,
      ...condition(world, random, status, ring),
      ...contact(random, code),
      ...freshness(world, random, index, false),
    },
  };
}

const USES = [
  ['M1', 40],
  ['M2', 42],
  ['M0', 9],
  ['W1', 6],
  ['M3', 3],
] as const;

/** The 45 areas, and their plots, whose areas sum to 68.80 km². */
export function land(world: World): { areas: Sample[]; plots: Sample[] } {
  const random = world.stream('land');
  const all = tracts(world);
  const areas = all.map((tract, index) => areaOf(world, random, tract, index));
  let index = 0;
  const plots = all.flatMap((tract, i) =>
    tract.plots.map((ring, n) => plotOf(world, random, areas[i]!, ring, n + 1, index++)),
  );
  return { areas, plots };
}
