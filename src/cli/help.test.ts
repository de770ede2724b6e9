import { expect, test } from 'vitest';
import { errorInChinese } from './errors-zh.ts';
import { HELP } from './help.ts';
import { HELP_ZH } from './help-zh.ts';

/** Commands, options and names that are the same in every language. */
const signs = (text: string): string[] =>
  [...new Set(text.match(/--[a-z-]+|relitu [a-z]+|\.[a-z]+\b|\b[A-Z]{2,}\b/g))].filter(
    (sign) => !/^(?:UTF|JPEG|PNG|ID|WKT|ZIP|API|URL|RFC|CRS|US|BOM)$/.test(sign),
  );

test.each(Object.keys(HELP))('the help of %s names the same options in both languages', (verb) => {
  const zh = HELP_ZH[verb]!;
  for (const sign of signs(HELP[verb]!)) expect(zh, sign).toContain(sign);
  expect(
    signs(zh)
      .filter((sign) => sign.startsWith('--'))
      .sort(),
  ).toEqual(
    signs(HELP[verb]!)
      .filter((sign) => sign.startsWith('--'))
      .sort(),
  );
  expect(zh.split('\n')[0]).toMatch(/^relitu/);
  expect(zh).toMatch(/\p{Script=Han}/u);
});

test('both languages know the same commands', () => {
  expect(Object.keys(HELP_ZH)).toEqual(Object.keys(HELP));
});

test.each([
  ['There is no command "improt"', '没有“improt”这个命令'],
  ["Unknown option '--colour'. To specify a positional argument starting with a '-', …", '没有选项 --colour'],
  ['--encoding latin: use one of utf-8, gb18030', '--encoding latin：可用：utf-8, gb18030'],
  ['a FILE is missing', '缺少 FILE'],
  ['none.csv cannot be read: ENOENT', 'none.csv 读不了：ENOENT'],
  ['--by is missing: a verdict is kept with the name of who gave it', '缺少 --by'],
  ['The file is empty', '文件是空的'],
  ['Something nobody has translated', 'Something nobody has translated'],
])('%s', (english, chinese) => {
  expect(errorInChinese(english)).toBe(chinese);
});
