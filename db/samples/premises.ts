/** Sample premises around the zones: what space there is, what it bears, what it costs. */
import type { Value } from '../../src/domain/kinds.ts';
import type { Zone } from './geography.ts';
import { address, both, contact, isTranslated, MARK, shortName } from './names.ts';
import { KINDS, type Kind } from './premises-kinds.ts';
import type { Random } from './random.ts';
import { BUSTLE, freshness, point, type Sample, type World, weightedZones } from './world.ts';
import { industriesOf, madeIn } from './zone-industries.ts';

const STATUSES = [
  ['to_let', 46],
  ['partly', 20],
  ['for_sale', 12],
  ['building', 10],
  ['reserved', 7],
  ['let', 4],
  ['closed', 1],
] as const;

const CLEAN = ['iso7', 'iso8', 'iso6'] as const;
const CLEAN_TRADES = new Set(['C27', 'C35', 'C39']);

/**
 * What is told of halls and rooms: clean rooms where a trade of the place needs one, in four of ten factories and offices;
 * high halls have one storey, and what bears much is on the ground.
 */
function rooms(random: Random, id: string, industries: readonly string[], hall: Record<string, Value>) {
  const isRoom = industries.some((one) => CLEAN_TRADES.has(one)) && id !== 'makerspace';
  const isDrawn = id === 'factory' || id === 'research';
  const drawn = isDrawn && isRoom && random.chance(0.4) ? random.pick(CLEAN) : null;
  const isHall = id === 'factory' || id === 'warehouse';
  const storey = Number(hall.height) >= 9 ? 'single' : Number(hall.load) >= 1500 ? 'ground' : 'upper';
  return {
    ...hall,
    clean: isDrawn ? drawn : isRoom ? hall.clean! : null,
    storey: isHall ? storey : null,
  };
}

const round = (value: number, step: number) => Math.round(value / step) * step;
const half = (value: number) => Math.round(value * 2) / 2;

/** How much dearer the place is than the mean of the city. */
const DEARNESS: Readonly<Record<string, number>> = {
  '320571': 1,
  '320505': 0.6,
  '320508': 0.8,
  '320583': 0.5,
};

function rentOf(random: Random, kind: Kind, zone: Zone): number {
  const level = 0.15 + 0.5 * (DEARNESS[zone.division] ?? 0.25) + 0.35 * random.next();
  return half(kind.rent[0] + (kind.rent[1] - kind.rent[0]) * Math.min(1, level));
}

function space(random: Random, kind: Kind, status: string): Record<string, Value> {
  const [low, high] = kind.gfa;
  const gfa = round(random.lognormal(low * 2.6, 0.6, low, high), 100);
  const share =
    status === 'let' || status === 'closed' ? 0 : status === 'building' ? 1 : random.between(0.08, 0.7);
  const free = round(gfa * share, 50);
  const unit = Math.min(Math.max(50, round(free * random.between(0.03, 0.3), 50)), 3000);
  return {
    gfa,
    area_free: free,
    min_unit: free === 0 ? null : Math.min(unit, free),
    vacancy: status === 'building' ? null : Math.round((free / gfa) * 1000) / 10,
  };
}

function works(random: Random, id: string, kind: Kind): Record<string, Value> {
  const heavy = !kind.desk;
  return {
    height: Math.round(random.between(...kind.height) * 10) / 10,
    load: random.pick(kind.load),
    bay: heavy ? half(random.between(8, 12)) : random.pick([7.2, 8, 8.4, 9]),
    lift: random.pick(heavy ? [2, 3, 5] : [1, 2]),
    fire:
      id === 'factory'
        ? random.weighted([
            ['C', 6],
            ['D', 3],
            ['B', 1],
          ])
        : heavy
          ? 'C'
          : 'D',
    clean: id === 'research' || heavy ? null : random.chance(0.3) ? random.pick(CLEAN) : null,
    power: round(heavy ? random.lognormal(2500, 0.6, 500, 10_000) : random.between(500, 3000), 50),
    gas: random.chance(heavy ? 0.7 : 0.35),
    steam: random.chance(heavy ? 0.35 : 0.08),
    sewer: random.chance(0.92),
    eia: random.chance(0.75),
  };
}

function price(random: Random, kind: Kind, zone: Zone, status: string): Record<string, Value> {
  const rent = rentOf(random, kind, zone);
  return {
    rent: status === 'for_sale' ? null : rent,
    price: status === 'for_sale' || random.chance(0.12) ? round(rent * random.between(150, 200), 100) : null,
    fee: half(random.between(1, 3) * (rent > 40 ? 2 : 1)),
    term: random.weighted([
      [2, 2],
      [3, 5],
      [5, 2],
    ]),
  };
}

/**
 * Premises of all kinds, 230 live ones first within each kind, then expired ones; five more are for internal use only.
 * Names are unique, so that only deliberate doubles conflict.
 */
export function premises(world: World): Sample[] {
  const random = world.stream('premises');
  const cleanRooms = world.stream('clean rooms');
  const counters = new Map<string, number>();
  const plan = Object.entries(KINDS).flatMap(([id, { live, expired }]) => [
    ...Array.from({ length: live }, () => ({ id, expired: false, internal: false })),
    ...Array.from({ length: expired }, () => ({ id, expired: true, internal: false })),
  ]);
  plan.push(...Array.from({ length: 5 }, () => ({ id: 'factory', expired: false, internal: true })));
  return plan.map(({ id, expired, internal }, index) => {
    const kind = KINDS[id]!;
    const zone = random.weighted(
      weightedZones(world, (one) =>
        (kind.in.length === 0 || kind.in.includes(one.level)) && (kind.desk || madeIn(one).length > 0)
          ? (BUSTLE[one.level] ?? 1)
          : 0,
      ),
    );
    const key = `${zone.short}${kind.zh}`;
    const n = (counters.get(key) ?? 0) + 1;
    counters.set(key, n);
    const status = random.weighted(STATUSES);
    const leading = industriesOf(zone);
    const industries = id === 'warehouse' ? ['G59'] : random.some(leading, random.whole(1, 3));
    const english = `${MARK.en}${shortName(zone.division).en} ${zone.no} ${kind.en} No. ${n}`;
    return {
      picture: id,
      geometry: point(world.places.near(random, zone, random.between(1000, 2000))),
      values: {
        source_no: `${id.slice(0, 2).toUpperCase()}-${String(index + 1).padStart(4, '0')}`,
        name_zh: `${MARK.zh}${zone.short} ${n}号${kind.zh}`,
        name_en: isTranslated(random) ? english : null,
        division: zone.division,
        zone: random.chance(0.5) ? zone.name : zone.no,
        address: address(random, zone.division),
        status,
        kind: id,
        level: random.weighted([
          ['national', 1],
          ['provincial', 2],
          ['municipal', 4],
          ['district', 4],
        ]),
        industries,
        operator: both(
          `${MARK.zh}${shortName(zone.division).zh}${kind.verb}载体运营方${n}`,
          `${MARK.en}${shortName(zone.division).en} ${kind.en} Operator ${n}`,
        ),
        tenants: status === 'building' ? 0 : random.whole(4, id === 'zone' ? 600 : 80),
        ...space(random, kind, status),
        ...rooms(cleanRooms, id, industries, works(random, id, kind)),
        ...price(random, kind, zone, status),
        ready_on: world.day(status === 'building' ? random.whole(90, 540) : random.whole(-30, 120)),
        ...contact(random, zone.division),
        ...freshness(world, random, index, expired),
        visibility: internal ? 'internal' : 'public',
      },
    };
  });
}
