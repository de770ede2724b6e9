/** What a reader told from a file itself, how surely, and how a clerk says otherwise. */

import type { Label, Language } from '../domain/kinds.ts';

/** `confidence` is 0–1, and 1 where the clerk chose or the file leaves no other reading; `option` chooses another. */
export type Detection = {
  what: 'format' | 'encoding' | 'delimiter' | 'sheet' | 'headings' | 'crs';
  value: string;
  confidence: number;
  option: '--format' | '--encoding' | '--delimiter' | '--sheet' | '--header-row' | '--crs';
};

const OPTIONS: Record<Detection['what'], Detection['option']> = {
  format: '--format',
  encoding: '--encoding',
  delimiter: '--delimiter',
  sheet: '--sheet',
  headings: '--header-row',
  crs: '--crs',
};

/** A detection; `confidence` is rounded down to whole per cent, so that 1 is said only of what is certain. */
export const detection = (what: Detection['what'], value: string, confidence: number): Detection => ({
  what,
  value,
  confidence: Math.floor(Math.max(0, Math.min(1, confidence)) * 100) / 100,
  option: OPTIONS[what],
});

const WORDS: Record<Detection['what'], Label> = {
  format: { zh: '格式', en: 'format' },
  encoding: { zh: '编码', en: 'encoding' },
  delimiter: { zh: '分隔符', en: 'delimiter' },
  sheet: { zh: '工作表', en: 'sheet' },
  headings: { zh: '表头', en: 'headings' },
  crs: { zh: '坐标系', en: 'crs' },
};

const VALUES: Readonly<Record<string, string>> = {
  comma: '逗号',
  tab: '制表符',
  semicolon: '分号',
  bar: '竖线',
};

const valueIn = (value: string, language: Language): string =>
  language === 'en' ? value : (VALUES[value] ?? value.replace(/^in rows? (.*)$/, '在第 $1 行'));

/** All detections in one line: `format csv, encoding gb18030 (97 %; --encoding)`. */
export const detectionLine = (detected: readonly Detection[], language: Language = 'en'): string =>
  detected
    .map(({ what, value, confidence, option }) => {
      const doubt = confidence < 1 ? ` (${Math.round(confidence * 100)} %; ${option})` : '';
      return `${WORDS[what][language]} ${valueIn(value, language)}${doubt}`;
    })
    .join(language === 'zh' ? '，' : ', ');
