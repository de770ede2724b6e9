import { expect, test } from 'vitest';
import { newReceipt, receiptFrom } from './receipt.ts';

test('numbers differ, look alike and are read however they are written down', () => {
  const numbers = Array.from({ length: 2000 }, newReceipt);
  expect(new Set(numbers).size).toBe(numbers.length);
  for (const number of numbers) {
    expect(number).toMatch(/^[2-9A-HJKMNP-Z]{3}-[2-9A-HJKMNP-Z]{3}-[2-9A-HJKMNP-Z]{3}$/);
    for (const written of [number, number.toLowerCase(), number.replaceAll('-', ' '), ` ${number} `])
      expect(receiptFrom(written)).toBe(number);
  }
});

test('one wrong symbol, or two exchanged ones, are found', () => {
  const number = newReceipt();
  const symbols = [...number.replaceAll('-', '')];
  let wrong = 0;
  for (let i = 0; i < symbols.length; i++) {
    for (const other of '23456789ABCDEFGHJKMNPQRSTUVWXYZ')
      if (other !== symbols[i]) {
        expect(receiptFrom(symbols.with(i, other).join('')), other).toBeUndefined();
        wrong++;
      }
    for (let j = i + 1; j < symbols.length; j++)
      if (symbols[i] !== symbols[j]) {
        const exchanged = symbols.with(i, symbols[j]!).with(j, symbols[i]!).join('');
        expect(receiptFrom(exchanged), exchanged).toBeUndefined();
      }
  }
  expect(wrong).toBe(9 * 30);
  for (const text of ['', 'ABC', number.slice(0, -1), `${number}2`, '000-000-000'])
    expect(receiptFrom(text)).toBeUndefined();
});
