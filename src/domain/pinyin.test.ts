import { expect, test } from 'vitest';
import { MARK } from '../../db/samples/names.ts';
import { spelling } from '../import/record.ts';
import { readablePinyin } from './pinyin.ts';

test('pinyin is read without the mark of samples', () => {
  expect(readablePinyin(spelling(`${MARK.zh}太仓高新区二号楼`)!)).toBe('tai cang gao xin qu er hao lou');
  expect(readablePinyin('kun shan yang li · yuan')).toBe('kun shan yang li · yuan');
});
