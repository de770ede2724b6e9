/** Sample links of the five chains, ten thousand firms on them, and who supplies whom. */
import { distance } from '../../src/domain/distance.ts';
import type { LineString } from '../../src/domain/geometry.ts';
import type { Value } from '../../src/domain/kinds.ts';
import { labelPoint } from '../../src/domain/label-point.ts';
import { CHAINS } from '../../src/domain/vocabulary.ts';
import { curve } from './curves.ts';
import type { DivisionCode, Zone } from './geography.ts';
import { address, both, capital, contact, isTranslated, listed, MARK, naming, shortName } from './names.ts';
import type { Random } from './random.ts';
import { type Chain, makesThings, TRADES, type Trade, tradesOf } from './trades.ts';
import { BUSTLE, freshness, isOf, point, type Sample, type World, weightedZones } from './world.ts';
import { affinity } from './zone-industries.ts';

/** Live firms by chain: 10,000; one in twenty more has expired. */
const FIRMS: Record<Chain, number> = {
  biomed: 1600,
  software: 2100,
  automotive: 2000,
  equipment: 2900,
  display: 1400,
};

/** Weight of the divisions for each chain, in the order of `ORDER`. */
const ORDER: readonly DivisionCode[] = [
  '320571',
  '320505',
  '320506',
  '320507',
  '320508',
  '320509',
  '320581',
  '320582',
  '320583',
  '320585',
];
const WEIGHTS: Record<Chain, readonly number[]> = {
  biomed: [38, 14, 10, 3, 1, 4, 6, 7, 12, 5],
  software: [36, 18, 7, 8, 4, 8, 3, 4, 11, 1],
  automotive: [10, 8, 7, 12, 0, 6, 21, 7, 13, 16],
  equipment: [14, 12, 12, 8, 0, 14, 9, 12, 13, 6],
  display: [18, 14, 5, 3, 0, 18, 4, 4, 33, 1],
};

/** The made-up desk that answers for a chain of the whole city. */
const chainDesk = (chain: Chain) => ({
  contact_office: both(`${MARK.zh}${CHAINS[chain].zh}产业链专班`, `${MARK.en}${CHAINS[chain].en} Chain Team`),
  contact_mailbox: `sample-${chain}@example.com`,
  contact_phone: `0512-0000${String(Object.keys(CHAINS).indexOf(chain)).padStart(4, '0')}`,
  contact_languages: ['zh', 'en'],
});

const freshOf = (world: World, random: Random, index: number) => freshness(world, random, index, false);

/** The sixty links of the chains, some of them with gaps. */
export function nodes(world: World): Sample[] {
  const random = world.stream('nodes');
  return TRADES.map((trade, index) => {
    const gap = random.weighted([
      ['none', 42],
      ['weak', 32],
      ['missing', 19],
      ['broken', 7],
    ] as const);
    const [low, high] = { none: [55, 80], weak: [35, 55], missing: [20, 35], broken: [20, 28] }[gap] as [
      number,
      number,
    ];
    return {
      geometry: null,
      values: {
        source_no: trade.no,
        name_zh: `${MARK.zh}${trade.zh}`,
        name_en: `${MARK.en}${trade.en}`,
        chain: trade.chain,
        position: trade.position,
        gap,
        local_share: random.whole(low, high),
        ...chainDesk(trade.chain),
        ...freshOf(world, random, index),
      },
    };
  });
}

const STAFF = [
  ['micro', 46],
  ['small', 36],
  ['medium', 13],
  ['large', 5],
] as const;
const CAPITAL: Record<string, number> = { micro: 800, small: 2500, medium: 9000, large: 40_000 };

function certificates(random: Random, { chain, industry }: Trade, size: string): string[] | null {
  const grown = size === 'medium' || size === 'large';
  const found = [
    ...(random.chance(grown ? 0.12 : 0.025) ? ['giant'] : []),
    ...(random.chance(grown ? 0.6 : 0.24) ? ['hightech'] : []),
    ...(chain === 'automotive' && random.chance(0.45) ? ['iatf16949'] : []),
    ...(chain === 'biomed' && industry === 'C35' && random.chance(0.6) ? ['iso13485'] : []),
    ...(chain === 'biomed' && industry === 'C27' && random.chance(0.3) ? ['gmp'] : []),
  ];
  return found.length > 0 ? found : null;
}

/** Weighted zones by division and trade, worked out once. */
function zoneChoice(world: World) {
  const known = new Map<string, (readonly [Zone, number])[]>();
  return (division: DivisionCode, trade: Trade) => {
    const key = division + trade.no;
    let found = known.get(key);
    if (!found) {
      found = weightedZones(world, (zone) =>
        isOf(division)(zone) ? (BUSTLE[zone.level] ?? 1) * affinity(zone, trade) : 0,
      );
      known.set(key, found);
    }
    return found;
  };
}

const FORMS = [
  ['企业', 'Company'],
  ['工厂', 'Works'],
  ['公司', 'Ltd.'],
] as const;

/** The firms of all chains, each chain's live ones first, then its expired ones. */
export function firms(world: World): Sample[] {
  const random = world.stream('firms');
  const unique = naming();
  const zonesFor = zoneChoice(world);
  let index = 0;
  return (Object.keys(FIRMS) as Chain[]).flatMap((chain) => {
    const trades = tradesOf(chain).map((trade) => [trade, random.between(0.5, 1.5)] as const);
    const shares = ORDER.map((division, i) => [division, WEIGHTS[chain][i]!] as const);
    return Array.from({ length: FIRMS[chain] * 1.05 }, (_, i): Sample => {
      const trade = random.weighted(trades);
      const division = random.weighted(shares);
      const zone = random.chance(0.86) ? random.weighted(zonesFor(division, trade)) : undefined;
      const place = zone
        ? world.places.near(random, zone, random.between(900, 3200))
        : world.places.within(random, division);
      const size = random.weighted(STAFF);
      const [form, formEn] = random.pick(makesThings(trade) ? FORMS : FORMS.filter(([zh]) => zh !== '工厂'));
      const { zh, en } = shortName(division);
      const name = unique({
        zh: (word) => `${zh}${word}${trade.zh}${form}`,
        en: (word) => `${en} ${word} ${trade.en} ${formEn}`,
      });
      const translated = isTranslated(random);
      const street = address(random, division);
      const made = listed(random.some(trade.products, random.whole(1, 3)));
      index++;
      return {
        geometry: point(place),
        values: {
          source_no: `QY${String(index).padStart(6, '0')}`,
          ...name,
          name_en: translated ? name.name_en : null,
          division,
          zone: zone?.name ?? null,
          address: street,
          chain,
          node: `${MARK.zh}${trade.zh}`,
          position: trade.position,
          industries: [trade.industry],
          products: translated ? both(made.zh, made.en) : made.zh,
          // Letters that no real code has: a made-up one must not be somebody's.
          uscc: `SAMPLE${String(index).padStart(12, '0')}`,
          founded: random.whole(1993, Number(world.asOf.slice(0, 4)) - 1),
          capital: Math.round(random.lognormal(CAPITAL[size]!, 0.7, 500, 500_000) / 50) * 50 * 1e4,
          staff: size,
          above_scale: size === 'micro' ? random.chance(0.08) : random.chance(0.85),
          exporter: random.chance(size === 'micro' ? 0.18 : 0.45),
          certs: certificates(random, trade, size),
          ...contact(random, division),
          ...freshness(world, random, index, i >= FIRMS[chain]),
        },
      };
    });
  });
}

const NEXT: Record<string, string> = { up: 'mid', mid: 'down' };
const COUNTRY_CODES = ['DE', 'JP', 'US', 'KR', 'SG', 'CH', 'FR', 'NL', 'IT', 'GB', 'TW', 'HK'];
const LINKS = 400;

/** 400 supply links between live firms of neighbouring stages, 2–40 km apart, whose middle lies in one of their divisions. */
export function links(world: World, all: readonly Sample[]): Sample[] {
  const random = world.stream('links');
  const live = all.filter(({ values }) => String(values.valid_until) > world.day(30));
  const groups = new Map<string, Sample[]>();
  for (const firm of live) {
    const key = `${firm.values.chain} ${firm.values.position}`;
    groups.set(key, [...(groups.get(key) ?? []), firm]);
  }
  const suppliers = live.filter(({ values }) => values.position !== 'down');
  const pairs = new Set<string>();
  const found: Sample[] = [];
  while (found.length < LINKS) {
    const supplier = random.pick(suppliers);
    const buyer = random.pick(
      groups.get(`${supplier.values.chain} ${NEXT[String(supplier.values.position)]}`)!,
    );
    const link = linkOf(world, random, supplier, buyer, found.length);
    const pair = `${supplier.values.source_no} ${buyer.values.source_no}`;
    if (link && !pairs.has(pair)) {
      pairs.add(pair);
      found.push(link);
    }
  }
  return found;
}

function linkOf(
  world: World,
  random: Random,
  supplier: Sample,
  buyer: Sample,
  index: number,
): Sample | undefined {
  if (supplier.geometry?.type !== 'Point' || buyer.geometry?.type !== 'Point') return undefined;
  const [from, to] = [supplier.geometry.coordinates, buyer.geometry.coordinates];
  const metres = distance(from, to);
  if (metres < 2000 || metres > 40_000) return undefined;
  const line: LineString = {
    type: 'LineString',
    coordinates: curve(from, to, random.between(0.12, 0.3), 12),
  };
  const division = world.places.divisionAt(labelPoint(line));
  if (division !== supplier.values.division && division !== buyer.values.division) return undefined;
  const trade = TRADES.find(({ zh }) => `${MARK.zh}${zh}` === supplier.values.node)!;
  const product = trade.products.find(({ zh }) => String(supplier.values.products).startsWith(zh))!;
  const no = index + 1;
  const values: Record<string, Value> = {
    source_no: `PT${String(no).padStart(4, '0')}`,
    name_zh: `${MARK.zh}${product.zh}配套关系${no}`,
    name_en: isTranslated(random) ? `${MARK.en}${trade.en} Supply Link ${no}` : null,
    division: division!,
    chain: supplier.values.chain!,
    supplier: supplier.values.source_no!,
    buyer: buyer.values.source_no!,
    goods: both(product.zh, capital(product.en)),
    partner_country: random.chance(0.25) ? random.pick(COUNTRY_CODES) : null,
    ...chainDesk(trade.chain),
    ...freshOf(world, random, index),
  };
  return { geometry: line, values };
}
