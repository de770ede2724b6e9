/** Texts of the chain diagram, in English. */
import type { ChainTexts } from '../zh/chain.ts';

export const en: ChainTexts = {
  chain: 'Chain',
  diagram: (chain) => `${chain}: diagram of its links`,
  summary: (nodes, gaps) => `${nodes} links: ${gaps}`,
  gapCount: (gap, count) => `${count} ${gap.toLowerCase()}`,
  joint: ', ',
  firms: (count) => (count === '1' ? '1 firm' : `${count} firms`),
  firmsButGap: (count, rest) =>
    `${count === '1' ? '1 firm' : `${count} firms`}; the other ${rest} comes from elsewhere`,
  firmsOf: (count, filter) => `Firms are counted under the current filter: ${filter} (${count} in all)`,
  share: (percent) => `${percent} sourced locally`,
  shareUnknown: 'Local share not stated',
  unjudged: 'Not assessed',
  legend: 'Gap',
  missing: 'What is missing',
  noMissing: 'No gaps are recorded for this chain.',
  chosen: 'Chosen link',
  clear: 'Clear choice',
  showList: (count) => (count === '1' ? 'Show this firm' : `Show these ${count} firms`),
  where: 'Where its firms are',
  fill: 'How to fill it',
  same: 'What could be connected',
  basis: (trades) =>
    `Matched by “${trades}”, the trade most firms of this link are in; the office in charge can tell whether it really suits.`,
  opportunities: 'Sourcing, technology and investment opportunities',
  suppliers: 'All firms of the trade',
  premises: 'Premises for the trade',
  plots: 'Plots that accept the trade',
  partners: 'Partner countries abroad',
  partnersNote: (count, all) =>
    `${count} of ${all} supply links name a partner country; no lines are drawn across borders.`,
  noPartners: 'No supply link names a partner country.',
  links: (count) => count,
  loading: 'Loading…',
  failed: 'The data could not be loaded.',
  retry: 'Try again',
  noFlow: 'Who supplies whom is recorded firm by firm and not drawn here; see the list of supply links.',
  sample: 'Sample',
  keys: 'Arrow keys move between links, Enter chooses.',
};
