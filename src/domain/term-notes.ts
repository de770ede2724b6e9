/** One sentence on each term that says little by itself. */
import type { Label } from './kinds.ts';

/** By field and code; apart from the definitions because only open records show them. */
const NOTES: { readonly [field: string]: { readonly [code: string]: Label } } = {
  tier: {
    base: {
      zh: '以制造业为主、成片集中的大型产业空间。',
      en: 'Large, continuous land kept for manufacturing.',
    },
    community: {
      zh: '产业与研发、居住和服务相混合的产业空间。',
      en: 'Industry mixed with R&D, housing and services.',
    },
    cluster: {
      zh: '基地和社区之外、规模较小的企业集中区。',
      en: 'Smaller concentrations of firms outside bases and communities.',
    },
  },
  supply_mode: {
    tender: { zh: '按综合评标择优，不只比价格。', en: 'Awarded on the whole bid, not on price alone.' },
    auction: { zh: '公开竞价，价高者得。', en: 'Open bidding; the highest price wins.' },
    listing: {
      zh: '公示期内报价，期满价高者得。',
      en: 'Offers are posted for a set period; the highest at its end wins.',
    },
    listing_plan: {
      zh: '挂牌时附产业、投资和规划要求，竞得人须按方案建设。',
      en: 'Listed with conditions on use, investment and design that the buyer must build to.',
    },
    lease: {
      zh: '按年付租金用地，不一次付清出让金。',
      en: 'Rented by the year instead of paid for at once.',
    },
    lease_sale: {
      zh: '先租用，达到约定条件后再办出让。',
      en: 'Rented first, granted once the agreed conditions are met.',
    },
    flexible: {
      zh: '出让年限短于工业用地最高的50年，按产业周期确定。',
      en: 'Granted for less than the 50 years that industry may have at most, to suit its cycle.',
    },
    staged: {
      zh: '先给10年，逐年考核投资、达产和税收，合格后再给N年。',
      en: 'Ten years first, with yearly checks of investment, output and tax; then the right to N years more.',
    },
    on_request: {
      zh: '先递交用地预申请，受理后才启动供地。',
      en: 'You apply in advance; supply starts when the application is accepted.',
    },
  },
  utilities: {
    three: { zh: '通路、通水、通电，场地平整。', en: 'Road, water and power; the site is levelled.' },
    five: {
      zh: '通路、供水、排水、通电、通讯，场地平整。',
      en: 'Road, water, sewers, power and telecoms; the site is levelled.',
    },
    seven: {
      zh: '五通之外另通燃气和热力（蒸汽），以当地目录为准。',
      en: 'The five, and gas and heat (steam); ask which, as local lists differ.',
    },
    nine: {
      zh: '七通之外另有雨水和有线电视等管线，以当地目录为准。',
      en: 'The seven, and storm drains and cable; ask which, as local lists differ.',
    },
  },
  gap: {
    weak: { zh: '本地有供应，但满足不了需求。', en: 'Supplied locally, but not enough.' },
    missing: {
      zh: '本地供应很少，主要依靠外地。',
      en: 'Hardly supplied locally; most comes from elsewhere.',
    },
    broken: {
      zh: '供应已经中断或随时可能中断，亟需补上。',
      en: 'Supply has stopped or may stop any time; to be filled first.',
    },
  },
};

/** What a term of a field means; undefined where it says so itself. */
export const noteOn = (field: string, code: string): Label | undefined => NOTES[field]?.[code];

/** Every field and code that has a note. */
export const NOTED: readonly (readonly [field: string, code: string])[] = Object.entries(NOTES).flatMap(
  ([field, notes]) => Object.keys(notes).map((code) => [field, code] as const),
);
