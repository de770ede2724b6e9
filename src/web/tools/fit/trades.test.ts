import { expect, test } from 'vitest';
import { TRADES, tradeLabel, tradeNamed } from './trades.ts';

test('a trade is found by its name, a spelling of departments or an everyday word', () => {
  for (const [text, code] of [
    ['新能源汽车零部件', 'C36'],
    ['Automotive', 'C36'],
    [' biotech ', 'C27'],
    ['c39', 'C39'],
    ['光伏', 'C38'],
    ['光伏组件', 'C38'],
    ['轴承', 'C34'],
  ] as const)
    expect(tradeNamed(text, 'zh'), text).toEqual([code]);
});

test('what names no trade, or several, is left open', () => {
  for (const text of ['', '  ', 'xyz', '材']) expect(tradeNamed(text, 'zh'), text).toBeUndefined();
});

test('a class of several industries is a trade', () => {
  expect(tradeNamed('mechanical engineering', 'en')).toEqual(['C34', 'C35', 'C37']);
});

test('what is offered is called what it is offered as', () => {
  for (const language of ['zh', 'en'] as const) {
    expect(tradeLabel(['C34', 'C35', 'C37'], language)).toBe(
      TRADES.find(({ codes }) => codes.join() === 'C34,C35,C37')!.label[language],
    );
    expect(tradeLabel(['C36', 'C27'], language)).toContain(', ');
  }
});
