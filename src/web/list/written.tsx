/** What a department wrote, marked where it is in a language that the visitor did not choose. */
import { textIn } from '../../domain/bilingual.ts';
import { language, text } from '../state/app.ts';

const HANZI = /\p{Script=Han}/u;

/** A text in the language chosen where its department wrote it in that too. */
export function Written({ value }: { value: string }) {
  const part = textIn(value, language.value);
  if (language.value === 'zh' || !HANZI.test(part)) return <>{part}</>;
  return (
    <>
      <span lang="zh-CN">{part}</span> <span class="tag tag-quiet">{text.value.notTranslated}</span>
    </>
  );
}
