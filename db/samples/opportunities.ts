/** Sample projects that look for investors and partners. */
import type { Value } from '../../src/domain/kinds.ts';
import type { DivisionCode, Zone } from './geography.ts';
import { address, both, contact, isTranslated, listed, MARK, naming, shortName } from './names.ts';
import type { Random } from './random.ts';
import { TRADES, type Trade } from './trades.ts';
import { BUSTLE, freshness, isOf, point, type Sample, type World, weightedZones } from './world.ts';
import { affinity } from './zone-industries.ts';

/** Live projects by division: 718. */
const LIVE: Record<DivisionCode, number> = {
  '320571': 120,
  '320583': 110,
  '320505': 85,
  '320509': 80,
  '320582': 75,
  '320581': 75,
  '320506': 65,
  '320585': 50,
  '320507': 48,
  '320508': 10,
};
const EXPIRED = 36;

type Kind = {
  zh: string;
  en: string;
  scope: string;
  scopeEn: string;
  /** Median of the total, 万元. */
  median: number;
  modes: readonly string[];
  sponsors: readonly string[];
};

const KINDS: Record<string, Kind> = {
  investment: {
    zh: '产业化基地项目',
    en: 'Production Base',
    scope: '建设生产厂房、检测中心和配套用房，引进生产线',
    scopeEn: 'to build workshops, a test centre and ancillary buildings, and to bring in production lines',
    median: 30_000,
    modes: ['sole', 'joint', 'cooperation'],
    sponsors: ['government', 'state', 'private'],
  },
  expansion: {
    zh: '增资扩产项目',
    en: 'Expansion',
    scope: '在现有厂区扩建生产线，提升自动化水平',
    scopeEn: 'to add production lines on the present site and automate more',
    median: 15_000,
    modes: ['joint', 'equity'],
    sponsors: ['private', 'foreign', 'state'],
  },
  technology: {
    zh: '联合研发项目',
    en: 'Joint Research',
    scope: '共建联合实验室，开展关键技术攻关和中试验证',
    scopeEn: 'to set up a joint laboratory for key technologies and pilot trials',
    median: 4000,
    modes: ['cooperation'],
    sponsors: ['institute', 'private', 'foreign'],
  },
  equity: {
    zh: '股权融资项目',
    en: 'Equity Round',
    scope: '募集资金用于产品开发、产能建设和市场拓展',
    scopeEn: 'to raise funds for product development, capacity and new markets',
    median: 8000,
    modes: ['equity'],
    sponsors: ['private'],
  },
  sourcing: {
    zh: '配套采购需求',
    en: 'Sourcing',
    scope: '面向国内外供应商寻求稳定配套，可签长期供货协议',
    scopeEn: 'to find steady suppliers at home and abroad, with long-term contracts',
    median: 2500,
    modes: ['cooperation'],
    sponsors: ['foreign', 'private', 'state'],
  },
  scenario: {
    zh: '应用场景开放项目',
    en: 'Application Scenario',
    scope: '开放园区和工厂场景，征集示范应用方案',
    scopeEn: 'to open parks and factories to demonstration projects',
    median: 3000,
    modes: ['cooperation', 'concession'],
    sponsors: ['government', 'state'],
  },
  merger: {
    zh: '并购合作项目',
    en: 'Merger',
    scope: '出让部分或全部股权，保留技术团队',
    scopeEn: 'to sell part or all of the shares and keep the technical team',
    median: 20_000,
    modes: ['equity', 'joint'],
    sponsors: ['private', 'foreign'],
  },
  ppp: {
    zh: '配套设施合作项目',
    en: 'Infrastructure Partnership',
    scope: '建设公共技术平台、标准厂房和人才公寓',
    scopeEn: 'to build shared technical platforms, standard factories and staff housing',
    median: 45_000,
    modes: ['concession', 'cooperation'],
    sponsors: ['government'],
  },
};

const KIND_WEIGHTS = [
  ['investment', 34],
  ['expansion', 17],
  ['technology', 14],
  ['equity', 12],
  ['sourcing', 10],
  ['scenario', 6],
  ['merger', 4],
  ['ppp', 3],
] as const;
const STATUSES = [
  ['open', 56],
  ['talking', 25],
  ['intent', 12],
  ['signed', 5],
  ['landed', 2],
] as const;
const STAGES = [
  ['plan', 34],
  ['study', 26],
  ['approved', 20],
  ['building', 12],
  ['running', 8],
] as const;
const SPONSORS: Record<string, { zh: string; en: string }> = {
  government: { zh: '园区管理方', en: 'Park Authority' },
  state: { zh: '国有平台公司', en: 'State Platform Company' },
  private: { zh: '民营企业', en: 'Private Company' },
  foreign: { zh: '外资企业', en: 'Foreign-invested Company' },
  institute: { zh: '研究院所', en: 'Research Institute' },
};

/** 万元 with two leading digits, as plans state it. */
function roundedAmount(value: number): number {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(value)) - 1);
  return Math.round(value / step) * step;
}

function money(random: Random, kind: Kind): Record<string, Value> {
  const total = roundedAmount(random.lognormal(kind.median, 0.95, 1000, 500_000));
  const output = roundedAmount(total * random.between(0.7, 2.2));
  return {
    total: total * 1e4,
    ask: Math.min(total, roundedAmount(total * random.between(0.2, 0.7))) * 1e4,
    currency: 'CNY',
    output: output * 1e4,
    tax: roundedAmount(output * random.between(0.03, 0.08)) * 1e4,
    payback: Math.round(random.between(4, 8) * 2) / 2,
  };
}

/** The trade a project of the zone is in, likelier one that the zone leads in. */
const tradeIn = (random: Random, zone: Zone): Trade =>
  random.weighted(TRADES.map((trade) => [trade, affinity(zone, trade) ** 2] as const));

/** 718 live projects by division, then 36 expired ones. */
export function opportunities(world: World): Sample[] {
  const random = world.stream('opportunities');
  const unique = naming();
  const codes = Object.keys(LIVE) as DivisionCode[];
  const live = codes.flatMap((division) => Array.from({ length: LIVE[division] }, () => division));
  const expired = Array.from({ length: EXPIRED }, () =>
    random.weighted(codes.map((division) => [division, LIVE[division]] as const)),
  );
  return [...live, ...expired].map((division, index) => {
    const zone = random.weighted(
      weightedZones(world, (one) => (isOf(division)(one) ? (BUSTLE[one.level] ?? 1) : 0)),
    );
    const trade = tradeIn(random, zone);
    const id = random.weighted(KIND_WEIGHTS);
    const kind = KINDS[id]!;
    const { zh, en } = shortName(division);
    const name = unique({
      zh: (word) => `${zh}${word}${trade.zh}${kind.zh}`,
      en: (word) => `${en} ${word} ${trade.en} ${kind.en}`,
    });
    const modes = random.some(kind.modes, random.whole(1, 2));
    const sponsor = random.pick(kind.sponsors);
    const made = listed(trade.products);
    const scope = { zh: `${made.zh}等方向：${kind.scope}。`, en: `${made.en}: ${kind.scopeEn}.` };
    const dates = freshness(world, random, index, index >= live.length);
    const at = world.places.near(random, zone, random.between(1200, 2600));
    const translated = isTranslated(random);
    return {
      geometry: point(at),
      values: {
        source_no: `XM${String(index + 1).padStart(5, '0')}`,
        ...name,
        name_en: translated ? name.name_en : null,
        division,
        zone: zone.name,
        address: address(random, division),
        status: random.weighted(STATUSES),
        kind: id,
        industries: [...new Set([trade.industry, ...(id === 'scenario' ? ['I65'] : [])])],
        sponsor: both(`${MARK.zh}${zh}${SPONSORS[sponsor]!.zh}`, `${MARK.en}${en} ${SPONSORS[sponsor]!.en}`),
        sponsor_kind: sponsor,
        scope: translated ? both(scope.zh, scope.en) : scope.zh,
        stage: random.weighted(STAGES),
        ...money(random, kind),
        mode: modes,
        equity: modes.includes('equity') || modes.includes('joint') ? random.whole(2, 14) * 5 : null,
        negative_list: random.weighted([
          ['allowed', 96],
          ['restricted', 4],
        ]),
        closes_on: dates.valid_until!,
        ...contact(random, division),
        ...dates,
      },
    };
  });
}
