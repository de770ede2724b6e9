/** Which industry codes and chains the wording of a zone's leading industries means. */
import type { Zone } from './geography.ts';
import { type Chain, type Industry, TRADES, type Trade } from './trades.ts';

const WORDING: readonly (readonly [RegExp, Industry])[] = [
  [/医疗器械|高端装备|专用设备/, 'C35'],
  [/生物|药|CDMO/, 'C27'],
  [/机器人|智能制造|智能装备|装备制造|^装备$|工业母机|再制造|精密制造/, 'C34'],
  [/电子|光|半导体|集成电路|MEMS|笔记本/, 'C39'],
  [/汽车|车联网/, 'C36'],
  [/新能源|低碳|^能源|氢/, 'C38'],
  [/纳米/, 'C30'],
  [/材料|化工|化纤/, 'C26'],
  [/纺织/, 'C17'],
  [/冶金|钢铁/, 'C31'],
  [/航空/, 'C37'],
  [/粮油/, 'C13'],
  [/物流|保税|跨境|贸易$/, 'G59'],
  [/人工智能|软件|数字经济|工业互联网|智能网联/, 'I65'],
  [/金融/, 'J66'],
  [/总部|服务外包/, 'L72'],
  [/检测|科研/, 'M73'],
  [/文旅|文创|设计|夜经济/, 'R90'],
];

const known = new WeakMap<Zone, Industry[]>();

/** The codes of a zone's leading industries, first named first; at least one. */
export function industriesOf(zone: Zone): Industry[] {
  const codes = known.get(zone) ?? meant(zone);
  known.set(zone, codes);
  return codes;
}

function meant(zone: Zone): Industry[] {
  const codes = zone.industries.flatMap((text) =>
    WORDING.filter(([pattern]) => pattern.test(text)).map(([, code]) => code),
  );
  return codes.length > 0 ? [...new Set(codes)] : ['L72'];
}

/** Industries that build or need halls; offices, tourism and finance do not. */
const MADE = new Set<Industry>(
  WORDING.map(([, code]) => code).filter((code) => code.startsWith('C') || code === 'G59'),
);

/** The leading industries of a zone that need industrial land. */
export const madeIn = (zone: Zone): Industry[] => industriesOf(zone).filter((code) => MADE.has(code));

/** How well a zone suits a link of a chain: 4 when it leads in its industry, 2 in one of its chain, else 1. */
export function affinity(zone: Zone, trade: Trade): number {
  const codes = industriesOf(zone);
  if (codes.includes(trade.industry)) return 4;
  return codes.some((code) => CHAIN_INDUSTRIES[trade.chain].has(code)) ? 2 : 1;
}

const CHAIN_INDUSTRIES = Object.fromEntries(
  [...new Set(TRADES.map(({ chain }) => chain))].map((chain) => [
    chain,
    new Set(TRADES.filter((trade) => trade.chain === chain).map(({ industry }) => industry)),
  ]),
) as Record<Chain, Set<Industry>>;
