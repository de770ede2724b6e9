/** A record's name; Chinese with its pinyin, marked, where there is no English one. */
import { readablePinyin } from '../../domain/pinyin.ts';
import type { Properties } from '../api.ts';
import { language, text } from '../state/app.ts';

export function Name({ properties }: { properties: Properties }) {
  const zh = String(properties.name_zh ?? '');
  const en = properties.name_en;
  if (language.value === 'zh') return <>{zh}</>;
  if (typeof en === 'string' && en !== '') return <>{en}</>;
  return (
    <span class="untranslated">
      <span lang="zh-CN">{zh}</span>
      {typeof properties.pinyin === 'string' && (
        <span class="pinyin">{readablePinyin(properties.pinyin)}</span>
      )}
      <span class="tag tag-quiet">{text.value.notTranslated}</span>
    </span>
  );
}

/** A name in one line of plain text. */
export const plainName = (properties: Properties): string =>
  String((language.value === 'en' && properties.name_en) || (properties.name_zh ?? ''));
