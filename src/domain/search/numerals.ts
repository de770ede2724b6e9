/** Amounts written in Chinese numerals, as in speech: `五千万`, `三十亩`, `一个亿`. */

const DIGITS = '零一二三四五六七八九';
const TENS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };
const NUMERAL = '一二两三四五六七八九十百千零';
const UNITS = '亩|平|㎡|米|元|块|吨|公斤|千克|人(?![才工民])|位|名|千瓦|千伏安|兆瓦|公里|kva|m2';

/** An amount with a unit behind it, or one so large that it needs none. */
const WRITTEN = new RegExp(
  `(?<![${NUMERAL}\\d万亿])(?<low>[${NUMERAL}]+)(?:(?:个(?=亿))?(?<times>[万亿])|(?<plain>(?=${UNITS})))`,
  'g',
);

/** The number that a numeral below ten thousand stands for; undefined for two digits side by side. */
function numberOf(numeral: string): number | undefined {
  let [sum, digit] = [0, undefined as number | undefined];
  for (const character of numeral) {
    const tens = TENS[character];
    if (tens !== undefined) {
      sum += (digit ?? 1) * tens;
      digit = undefined;
    } else if (digit) return undefined;
    else digit = character === '两' ? 2 : DIGITS.indexOf(character);
  }
  return sum + (digit ?? 0);
}

/** The text with such amounts in digits; what is less than ten, and hundreds and thousands that no digit counts, stay as names have them. */
export const withDigits = (text: string): string =>
  text.replace(WRITTEN, (all, ...rest) => {
    const { low, times = '' } = rest.at(-1) as Record<string, string | undefined>;
    const value = numberOf(low!);
    const isName = /^[百千]$/.test(low!) || (times === '' && value !== undefined && value < 10);
    return value === undefined || isName ? all : `${value}${times}`;
  });
