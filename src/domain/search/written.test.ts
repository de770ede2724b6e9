import { expect, test } from 'vitest';
import { asWritten, unread } from './written.ts';

test('words are said as they were written, and those of one word as one', () => {
  expect(asWritten('Kunshan R&D Building', ['r', 'd', 'building', 'kunshan'])).toEqual([
    'R&D',
    'Building',
    'Kunshan',
  ]);
  expect(asWritten('Ｋｕｎｓｈａｎ 崑山', ['kunshan', '昆山', 'other'])).toEqual([
    'Ｋｕｎｓｈａｎ',
    '崑山',
    'other',
  ]);
});

test('of a text that is too long it is said what is left out, from a whole word on', () => {
  expect(unread('昆山 厂房')).toEqual([]);
  expect(unread(`${'the '.repeat(58)}Taicang Kunshan`)).toEqual(['Kunshan']);
  expect(
    unread(
      'Alpha Beta Gamma Delta Eta Theta Iota Kappa Lambda Rho Sigma Tau Upsilon Omega Omicron Epsilon Zeta Psi Phi Chi',
    ),
  ).toEqual(['Phi Chi']);
  expect(unread('山'.repeat(70))).toEqual(['山'.repeat(6)]);
  expect(unread('a'.repeat(280))).toEqual(['a'.repeat(40)]);
});
