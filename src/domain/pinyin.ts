/** Pinyin as it is stored for searching, and as it is read. */

/** Pinyin without the mark of samples, which the name beside it bears; styles capitalise its words. */
export const readablePinyin = (pinyin: string): string => pinyin.replace(/^yang li · /, '');
