/** What clerks write where there is nothing to write. */

const WORDS = new Set([
  '无',
  '暂无',
  '没有',
  '未定',
  '待定',
  '待补充',
  '未填',
  '不详',
  '未知',
  '空',
  '无数据',
  'n/a',
  'na',
  'null',
  'none',
  'nil',
  'tbd',
  '#n/a',
]);

/** No placeholder begins so; most cells do. */
const CANNOT = /^[0-9A-MO-SU-Za-mo-su-z]|^(?![无暂没未待不空])[\u4e00-\u9fff]/;

/** Full-width forms, minus and dash variants as their ASCII twins; ㎡ and ² stay. */
export function halfWidth(text: string): string {
  if (/^[!-~]*$/.test(text)) return text;
  return text
    .replace(/[\uff01-\uff5e]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replace(/[\u00a0\u2000-\u200b\u202f\u3000\ufeff]/g, ' ')
    .replace(/[\u2010-\u2015\u2212\u2500]/g, '-')
    .replace(/[\u301c\u223c]/g, '~')
    .trim();
}

/** Whether a text says that there is no value: blank, dashes and strokes, 无, 待定, `N/A` … */
export function isPlaceholder(text: string): boolean {
  if (text.length > 40 || CANNOT.test(text)) return false;
  const plain = halfWidth(text);
  return /^[-_/\\*.·\s]*$/.test(plain) || WORDS.has(plain.toLowerCase());
}
