/** The unit beside a figure as departments spell it: areas, rents, currencies, counters, and 万 or 亿 before any of them. */
import { UNITS, unitNamed } from '../domain/units.ts';

/** `unit` in the spelling of the unit table; `scale` the 万 or 亿 that multiplies the figure. */
export type MeasureWord = { unit?: string; scale?: '万' | '亿' };

const COUNTERS = /^(个|家|处|层|栋|幢|部|台|间|座|宗|条|项|件|套|户|次|辆|倍|床|所)$/;
const CURRENCIES: Record<string, string> = {
  usd: 'USD',
  us$: 'USD',
  $: 'USD',
  美元: 'USD',
  美金: 'USD',
  万美元: '万美元',
  万美金: '万美元',
  万usd: '万美元',
  亿美元: '亿美元',
  亿美金: '亿美元',
  eur: 'EUR',
  '€': 'EUR',
  欧元: 'EUR',
  万欧元: '万欧元',
  rmb: '元',
  cny: '元',
  人民币元: '元',
  元人民币: '元',
  万元人民币: '万元',
  人民币万元: '万元',
  亿元人民币: '亿元',
  人民币亿元: '亿元',
  万人民币: '万元',
  万rmb: '万元',
  万cny: '万元',
  亿人民币: '亿元',
};
const MONEY = /^[万亿](?:元|美元|美金|欧元|usd|rmb|cny|人民币)/;

/** The unit in the text after a figure; undefined when the text is none. */
export function measureWord(text: string): MeasureWord | undefined {
  const bare = text
    .replace(/\s+/g, '')
    .replace(/^\((.*)\)$/, '$1')
    .replace(/[。;,]$/, '');
  if (bare === '') return {};
  if (/^[万亿]$/.test(bare)) return { scale: bare as '万' | '亿' };
  if (/^[万亿]/.test(bare) && !MONEY.test(bare.toLowerCase())) {
    const unit = unitSpelling(bare.slice(1));
    return unit === undefined ? undefined : { unit, scale: bare[0] as '万' | '亿' };
  }
  const unit = unitSpelling(bare);
  return unit === undefined ? undefined : { unit };
}

function unitSpelling(text: string): string | undefined {
  const currency = CURRENCIES[text.toLowerCase()];
  if (currency) return currency;
  if (COUNTERS.test(text)) return text;
  const plain = text
    .replace(/[()]/g, '')
    .replace(/平方米|平米|㎡|m\^?2/gi, 'm²')
    .replace(/[·・.*]/g, '·')
    .replace(/(?<=[²亩])\/(?=[月天日年])/, '·')
    .replace(/·日$/, '·天')
    .replace(/\/年$/, '·年');
  const unit = unitNamed(plain) ?? unitNamed(text);
  return unit === undefined ? undefined : UNITS[unit].label.zh;
}
