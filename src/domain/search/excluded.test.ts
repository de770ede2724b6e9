import { expect, test } from 'vitest';
import { withoutExcluded } from './excluded.ts';
import { normal } from './question.ts';

test.each([
  ['standard factory in Kunshan, no chemicals', ['chemicals'], 'standard factory in kunshan,'],
  ['factory not in Gusu, 3000 m2', ['gusu'], 'factory  , 3000 m2'],
  ['workshop without a clean room for robots', ['clean room'], 'workshop  for robots'],
  ["we don't want incubators but a warehouse", ['incubators'], 'we  but a warehouse'],
  ['warehouse, not bonded, excluding SIP', ['bonded', 'sip'], 'warehouse,  ,'],
  ['昆山标准厂房，不要保税区', ['保税区'], '昆山标准厂房,'],
  ['找减速器厂家，不要小微企业，要有出口', ['小微企业'], '找减速器厂家, ,要有出口'],
])('%s excludes %j', (asked, excluded, rest) => {
  const found = withoutExcluded(normal(asked));
  expect(found.excluded.map(({ what }) => what)).toEqual(excluded);
  expect(found.rest).toBe(normal(rest));
});

test.each([
  'no more than 5000 m2 in Kunshan',
  'rent not above 30',
  'not far from Shanghai, warehouse',
  'lot no 3 in Taicang',
  'no later than March, factory',
  'not chemicals',
  '不要求洁净的厂房',
  '不超过3000平方米的厂房',
  '厂房不要太贵',
])('%s excludes nothing', (asked) => {
  expect(withoutExcluded(normal(asked))).toEqual({ excluded: [], needless: [], rest: normal(asked) });
});

test.each([
  ['factory in Kunshan, no clean room needed', 'no clean room needed'],
  ['we do not need a crane, workshop in Taicang', 'do not need a crane'],
  ['昆山厂房，不需要洁净室', '不需要洁净室'],
])('%s has no need of %s', (asked, what) => {
  expect(withoutExcluded(normal(asked))).toMatchObject({ excluded: [], needless: [what] });
});
