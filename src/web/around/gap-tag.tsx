/** That a link of a chain is weak, missing or broken, in words and a shape of its own. */
import { collectionOf } from '../../domain/maps/index.ts';
import { fieldOf } from '../../domain/record.ts';
import { Icon } from '../shell/icon.tsx';
import { language } from '../state/app.ts';
import { texts } from './texts.ts';

/** The field that says so, and its first term, which is no gap. */
const FIELD = 'gap';

/** `nobody`: no firm is within the widest radius. */
export function GapTag({
  collection,
  gap,
  nobody,
}: {
  collection: string;
  gap: string | null;
  nobody: boolean;
}) {
  const field = fieldOf(collectionOf(collection)!, FIELD);
  const terms = field?.kind === 'term' ? field.terms : {};
  const isGap = gap !== null && Object.keys(terms).indexOf(gap) > 0;
  if (!isGap && !nobody) return null;
  return (
    <span class={`gap-tag gap-${isGap ? gap : 'nobody'}`}>
      <Icon name="alert" />
      {isGap ? terms[gap]![language.value] : texts.value.empty}
    </span>
  );
}
