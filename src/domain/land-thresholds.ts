/** What a project must bring to a plot: investment, output, tax and research for its size, energy, and by when. */
import type { Fields } from './kinds.ts';

export const LAND_THRESHOLDS = {
  invest_min: {
    kind: 'number',
    brought: true,
    unit: 'yuan_per_m2',
    shown: 'wan_yuan_per_mu',
    min: 0,
    label: { zh: '投资强度', en: 'Investment required' },
    said: ['investment intensity', 'investment'],
    filter: 'map',
    tileFrom: 9,
    aliases: ['亩均投资', '固定资产投资强度'],
  },
  output_min: {
    kind: 'number',
    brought: true,
    unit: 'yuan_per_m2_year',
    shown: 'wan_yuan_per_mu_year',
    min: 0,
    label: { zh: '亩均产出', en: 'Output required' },
    filter: 'list',
  },
  tax_min: {
    kind: 'number',
    brought: true,
    unit: 'yuan_per_m2_year',
    shown: 'wan_yuan_per_mu_year',
    min: 0,
    label: { zh: '亩均税收', en: 'Tax required' },
    said: ['tax', '税收'],
    filter: 'map',
    tileFrom: 9,
  },
  rd_min: {
    kind: 'number',
    brought: true,
    unit: 'percent',
    min: 0,
    max: 100,
    label: { zh: '研发占比', en: 'R&D share required' },
  },
  energy_max: {
    kind: 'number',
    unit: 'tce_per_wan_yuan',
    min: 0,
    label: { zh: '单位能耗', en: 'Energy use at most' },
  },
  full_production: {
    kind: 'count',
    unit: 'month',
    min: 0,
    max: 120,
    label: { zh: '达产期限', en: 'Full production within' },
  },
} as const satisfies Fields;
