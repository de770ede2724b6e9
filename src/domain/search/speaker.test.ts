import { expect, test } from 'vitest';
import { normal } from './question.ts';
import { withoutSpeaker } from './speaker.ts';

const left = (text: string, collection = 'firms') => withoutSpeaker(normal(text), collection).rest;

test.each([
  ['A Korean maker of display driver chips looks for display-panel makers', 'display-panel makers'],
  ['A Korean maker of chips looks for display-panel makers that buy driver ICs', 'display-panel makers'],
  ['A Swiss robot maker needs a supplier of gear reducers', 'a supplier of gear reducers'],
  ['We need servo motors from Wuzhong', 'servo motors from wuzhong'],
  ['An Italian textile-machinery firm wants to hire 20 technicians', 'hire 20 technicians'],
  ['我们是做铝合金压铸件的，想找采购电池壳体的新能源汽车主机厂', '想找 新能源汽车主机厂'],
  [
    '日本汽车零部件商会 12月中旬15人考察一天 新能源汽车零部件企业',
    '12月中旬15人考察一天 新能源汽车零部件企业',
  ],
  ['韩国汽车座椅厂采购经理，要在苏州找精密注塑件供应商', '要在苏州找精密注塑件供应商'],
  ['常熟的纺织面料厂家，我们是户外品牌，想找配套工厂', '常熟的纺织面料厂家,想找配套工厂'],
])('%s: who asks is not looked for', (asked, wanted) => {
  expect(left(asked)).toBe(normal(wanted));
});

test.each([
  'supplier of castings in Kunshan, needs IATF 16949',
  'a project that seeks equity partners',
  'early biotech project looking for equity partners',
  'gear reducers in Wuzhong',
  'A Singapore family office wants to invest in new energy',
  '法国家族办公室，想投生物医药早期项目',
  '昆山精密注塑，要有IATF 16949',
  '我们想找减速器',
])('%s: all of it is looked for', (asked) => {
  expect(left(asked)).toBe(normal(asked));
});

test('whom a building admits is who asks, wherever from', () => {
  const asked = 'A German Tier-2 maker of e-axles needs 8,000 m²';
  const told = 'tier-2 maker of e-axles needs 8,000 m2';
  expect(left(asked, 'premises')).toBe(normal(told));
  expect(left(asked, 'plots')).toBe(normal(told));
});

test('a university that seeks an institute is none that is sought', () => {
  expect(left('British university wants a partner institute for nanotechnology', 'institutes')).toBe(
    'a partner institute for nanotechnology',
  );
  expect(left('南京高校材料学院 找先进材料研究院 联合培养研究生', 'institutes')).toBe(
    '找先进材料研究院 联合培养研究生',
  );
  const asked = '南京材料公司 找先进材料研究院';
  expect(left(asked, 'institutes')).toBe(asked);
});
