/** Sample institutes and hexagons of talent, none under ten people. */
import { busyCells } from './busy-cells.ts';
import { address, both, contact, isTranslated, MARK, shortName } from './names.ts';
import { polygon } from './tracts.ts';
import type { Industry } from './trades.ts';
import { BUSTLE, freshness, point, type Sample, type World, weightedZones } from './world.ts';
import { industriesOf } from './zone-industries.ts';

const FIELDS = ['bio', 'ic', 'ai', 'nano', 'mech', 'energy', 'optics'] as const;
type Discipline = (typeof FIELDS)[number];

const FIELD_OF: Partial<Record<Industry, Discipline>> = {
  C27: 'bio',
  C35: 'mech',
  C34: 'mech',
  C36: 'mech',
  C38: 'energy',
  C39: 'ic',
  C30: 'nano',
  C26: 'nano',
  I65: 'ai',
};
const DISCIPLINES: Record<Discipline, { zh: string; en: string; challenge: { zh: string; en: string } }> = {
  bio: {
    zh: '生物医药',
    en: 'Life Science',
    challenge: { zh: '小核酸递送效率提升', en: 'better delivery of oligonucleotides' },
  },
  ic: {
    zh: '集成电路',
    en: 'Integrated Circuit',
    challenge: { zh: '车规芯片可靠性加速试验', en: 'accelerated reliability tests of automotive chips' },
  },
  ai: {
    zh: '人工智能',
    en: 'AI',
    challenge: { zh: '小样本缺陷检测算法', en: 'defect detection from few samples' },
  },
  nano: {
    zh: '纳米材料',
    en: 'Nanomaterials',
    challenge: { zh: '涂层均匀性在线控制', en: 'in-line control of coating uniformity' },
  },
  mech: {
    zh: '智能制造',
    en: 'Intelligent Manufacturing',
    challenge: { zh: '精密减速器寿命预测', en: 'life prediction of precision reducers' },
  },
  energy: {
    zh: '新能源',
    en: 'New Energy',
    challenge: { zh: '电池热失控预警', en: 'early warning of thermal runaway in batteries' },
  },
  optics: {
    zh: '光电',
    en: 'Photonics',
    challenge: { zh: '微型发光器件巨量转移', en: 'mass transfer of micro LEDs' },
  },
};

const PLATFORMS = {
  university: { zh: '高校分院', en: 'University Branch', weight: 8 },
  rd: { zh: '研发机构', en: 'Research Institute', weight: 30 },
  postdoc: { zh: '博士后站', en: 'Postdoctoral Station', weight: 24 },
  academician: { zh: '院士站', en: 'Academician Station', weight: 14 },
  keylab: { zh: '重点实验室', en: 'Key Laboratory', weight: 28 },
  consortium: { zh: '创新联合体', en: 'Innovation Consortium', weight: 16 },
} as const;
const PLATFORM_WEIGHTS = Object.entries(PLATFORMS).map(
  ([id, { weight }]) => [id as keyof typeof PLATFORMS, weight] as const,
);
const INSTITUTES = 120;
const CELLS = 250;

const laboratories = (count: number) =>
  both(`样例实验室${count}个`, `${count} sample ${count === 1 ? 'laboratory' : 'laboratories'}`);

/** 120 institutes around the zones. */
export function institutes(world: World): Sample[] {
  const random = world.stream('institutes');
  const zones = weightedZones(world, ({ level, no }) =>
    level === 'bonded' ? 0 : no === 'Z40' ? 12 : (BUSTLE[level] ?? 1),
  );
  const counters = new Map<string, number>();
  return Array.from({ length: INSTITUTES }, (_, index): Sample => {
    const zone = random.weighted(zones);
    const division = zone.division;
    const id = random.weighted(PLATFORM_WEIGHTS);
    const leading = industriesOf(zone).flatMap((code) => FIELD_OF[code] ?? []);
    const field = random.chance(0.85) && leading.length > 0 ? random.pick(leading) : random.pick(FIELDS);
    const second = random.pick(FIELDS);
    const platform = PLATFORMS[id];
    const key = division + id + field;
    const n = (counters.get(key) ?? 0) + 1;
    counters.set(key, n);
    const status = random.weighted([
      ['hiring', 52],
      ['challenge', 30],
      ['taken', 10],
      ['closed', 8],
    ] as const);
    const isChallenge = status === 'challenge' || status === 'taken';
    const { zh, en, challenge } = DISCIPLINES[field];
    return {
      geometry: point(world.places.near(random, zone, random.between(900, 1800))),
      values: {
        source_no: `PT-${String(index + 1).padStart(4, '0')}`,
        name_zh: `${MARK.zh}${shortName(division).zh}${zh}${platform.zh}${n}`,
        name_en: isTranslated(random)
          ? `${MARK.en}${shortName(division).en} ${en} ${platform.en} ${n}`
          : null,
        division,
        zone: zone.name,
        address: address(random, division),
        status,
        platform: id,
        level: random.weighted([
          ['national', 2],
          ['provincial', 4],
          ['municipal', 5],
        ]),
        disciplines: [...new Set([field, ...(random.chance(0.4) ? [second] : [])])],
        graduates:
          id === 'university' ? random.whole(6, 90) * 50 : id === 'keylab' ? random.whole(2, 40) : null,
        labs: laboratories(random.whole(1, 9)),
        challenge: isChallenge
          ? both(`样例课题：${challenge.zh}`, `Sample challenge: ${challenge.en}`)
          : null,
        reward: isChallenge ? random.whole(4, 60) * 50_000 : null,
        closes_on: status === 'challenge' ? world.day(random.whole(25, 180)) : null,
        flats: random.chance(0.5) ? random.whole(2, 60) * 10 : null,
        ...contact(random, division),
        ...freshness(world, random, index, false),
      },
    };
  });
}

/** 250 hexagons 2 km across with their talent: at least ten people in each. */
export function talentcells(world: World): Sample[] {
  const random = world.stream('talentcells');
  return busyCells(world, random, 2000, CELLS).map(({ ring, division, bustle }, index): Sample => {
    const stock = Math.max(10, Math.round(bustle * 9000 * random.between(0.7, 1.3)));
    const no = String(index + 1).padStart(3, '0');
    return {
      geometry: polygon(ring),
      values: {
        source_no: `RC-${no}`,
        name_zh: `${MARK.zh}${shortName(division).zh}人才单元${no}`,
        name_en: isTranslated(random) ? `${MARK.en}${shortName(division).en} Talent Cell ${no}` : null,
        division,
        stock,
        senior: Math.round(stock * random.between(0.04, 0.16)),
        openings: Math.round(stock * random.between(0.02, 0.09)),
        discipline: random.pick(FIELDS),
        pay: Math.round(random.lognormal(20, 0.35, 10, 60) * 2) * 5000,
        scarcity: random.weighted([
          [1, 1],
          [2, 3],
          [3, 4],
          [4, 3],
          [5, 1],
        ]),
        ...freshness(world, random, index, false),
      },
    };
  });
}
