import { expect, test } from 'vitest';
import { tradeNamed, tradeWords } from './trades.ts';

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
    expect(tradeNamed(text, 'zh'), text).toBe(code);
});

test('what names no trade, or several, is left open', () => {
  for (const text of ['', '  ', 'xyz', '材']) expect(tradeNamed(text, 'zh'), text).toBeUndefined();
});

test('words that are offered are understood', () => {
  for (const language of ['zh', 'en'] as const)
    for (const word of tradeWords(language)) expect(tradeNamed(word, language), word).toBeDefined();
});
