/** The same texts in English. */
import type { TrustTexts } from '../zh/trust.ts';

export const en: TrustTexts = {
  recordGone: 'This record has ended or was withdrawn',
  recordGoneHint:
    'Its content is no longer public; its address stays. Ask its office how things stand, or see similar records that are live.',
  alternatives: 'Similar records that are live',
  asOf: 'Data as of',
  notStated: 'Not stated',
  noEnd: 'No end stated',
  responsible: 'Responsible office',
  cases: 'Cases in the same industry',
  casesHint: 'Figures are quoted from public reports.',
};
