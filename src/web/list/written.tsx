/** What a department wrote, marked where it is in a language that the visitor did not choose. */
import { language, text } from '../state/app.ts';

const HANZI = /\p{Script=Han}/u;

/** A text as it was sent; departments write in Chinese. */
export function Written({ value }: { value: string }) {
  if (language.value === 'zh' || !HANZI.test(value)) return <>{value}</>;
  return (
    <>
      <span lang="zh-CN">{value}</span> <span class="tag tag-quiet">{text.value.notTranslated}</span>
    </>
  );
}
