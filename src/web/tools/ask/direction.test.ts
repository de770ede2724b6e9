import { expect, test } from 'vitest';
import { directionOf } from './direction.ts';

test.each([
  ['premises', '我们是太仓的德资汽车零部件企业，想租一个6000平左右的单层厂房，层高10米以上，要通天然气'],
  ['premises', '做体外诊断试剂的，想在工业园区租1500平米的研发楼，要带洁净车间（万级）'],
  ['premises', 'Dutch cold-chain operator wants 10,000 m² of ground-floor warehouse in Taicang'],
  ['premises', '600 to 900 m² of fitted office in Gusu near a metro'],
  ['land', '机器人公司自建总部工厂，吴江或者吴中找30亩工业用地，地价每亩不超过50万'],
  ['land', 'Korean producer of battery separator film wants 60 mu of industrial land in Zhangjiagang'],
  ['opportunities', '香港家族基金，想投半导体设备或者第三代半导体的项目，投资额五千万到一个亿，合资也可以'],
  ['opportunities', 'about 30 million yuan for an equity or joint-venture stake in a medical-device company'],
  ['opportunities', '法国家族办公室，投资生物医药早期项目，A轮，1000万到3000万元'],
  ['opportunities', 'partner for a restoration project in Gusu'],
  ['land', '昆山拿地30亩，总投资3亿元'],
  ['chains', '常熟的纺织面料厂家，我们是户外品牌，想找配套工厂'],
  ['chains', '我们做手术机器人，想在高新区一带找精密减速器的供应商'],
  ['chains', 'robot-gripper company looks for a local supplier of servo motors in Wuzhong'],
  ['talent', '想找苏州做纳米材料、柔性电子的研究院所或高校合作，联合开发加上招研究生'],
  ['talent', 'a research institute for nanomaterials to run a joint lab with, and to hire postgraduates'],
  ['routes', '下个月带一个15人的日本企业家考察团，想看生物医药，有没有现成的考察路线'],
  ['routes', 'delegation of 20 people, inspection tour of car-parts factories in Taicang'],
  ['routes', 'smart factory tour in English'],
  ['digital', '参观 数控机床 智能车间 相城'],
  ['talent', '职业院校 联合培养 数控 机电技工'],
  ['digital', '想去看一家5G智能工厂标杆，电子行业的，昆山最好'],
  ['digital', 'smart factory with 5G on an electronics assembly line in Kunshan'],
  ['chains', 'LCD panel makers'],
  ['premises', 'e-axle maker, 8,000 m² to rent'],
  ['premises', '昆山 食品 5000平方米'],
  ['premises', 'Shenzhen robotics company needs 3,000 m² in Wuzhong, ceiling height over 8 m'],
  ['land', '20,000 m² of industrial land for a maker of pumps'],
  ['land', '2万平米工业用地'],
  [undefined, '昆山 食品'],
])('%s: %s', (map, sentence) => {
  expect(directionOf(sentence)).toBe(map);
});
