import { expect, test } from 'vitest';
import { spelling } from '../import/record.ts';
import type { Draft } from '../import/rows.ts';
import { draftsAhead } from './drafts-ahead.ts';
import { mintedId } from './minting.ts';

const drafts = Array.from(
  { length: 20_500 },
  (_, i) =>
    ({
      values: { name_zh: `样例·太仓${i}号厂房`, source_dept: '样例局', source_no: `n${i}` },
    }) as unknown as Draft,
);

test('many drafts are made ahead, each as it would be made by itself', async () => {
  const ahead = (await draftsAhead('premises', drafts))!;
  try {
    for (const [i] of drafts.entries()) {
      const made = await ahead.at(i);
      if (i % 1999 === 0 || i === drafts.length - 1)
        expect(made, String(i)).toEqual({
          pinyin: spelling(`样例·太仓${i}号厂房`),
          id: mintedId('premises', '样例局', `n${i}`),
        });
    }
  } finally {
    ahead.end();
  }
});

test('few are not', async () => {
  expect(await draftsAhead('premises', drafts.slice(0, 10))).toBeUndefined();
});
