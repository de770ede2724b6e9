import { expect, test } from 'vitest';
import { textIn } from './bilingual.ts';
import { PROVENANCE } from './record.ts';
import { valueText } from './sentence.ts';
import { hoursFrom } from './visit/hours.ts';

test.each([
  ['工作日 9:00-17:30 / Weekdays 9:00–17:30', '工作日 9:00-17:30', 'Weekdays 9:00–17:30'],
  [
    '伺服电机、编码器 / Servo motors, encoders and/or drives',
    '伺服电机、编码器',
    'Servo motors, encoders and/or drives',
  ],
  ['昆山 / 太仓窗口 / Kunshan and Taicang desk', '昆山 / 太仓窗口', 'Kunshan and Taicang desk'],
  ['第一行\n第二行 / First line\nsecond line', '第一行\n第二行', 'First line\nsecond line'],
])('%s is one text in two languages', (text, zh, en) => {
  expect(textIn(text, 'zh')).toBe(zh);
  expect(textIn(text, 'en')).toBe(en);
});

test.each([
  '工作日 9:00-17:30',
  'Weekdays / weekends',
  '容积率 1.0 / 2.0',
  '注塑机 / CNC',
  '昆山/Kunshan',
  'Kunshan / 昆山',
  '',
])('“%s” is one text', (text) => {
  for (const language of ['zh', 'en'] as const) expect(textIn(text, language)).toBe(text);
});

test('values and hours are read in one language', () => {
  const hours = '工作日 9:30-11:30 / Weekdays 9:30–11:30';
  expect(valueText(hours, PROVENANCE.contact_hours, 'en')).toBe('Weekdays 9:30–11:30');
  expect(hoursFrom(hours)).toEqual(hoursFrom('工作日 9:30-11:30'));
});
