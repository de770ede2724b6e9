/** A gap by word, pattern and colour, so that none of them is needed to tell it. */
import { collectionOf } from '../../../domain/maps/index.ts';
import { fieldOf } from '../../../domain/record.ts';
import { language } from '../../state/app.ts';
import type { Gap } from './diagram.ts';
import { texts } from './texts.ts';

const field = fieldOf(collectionOf('nodes')!, 'gap')!;

/** The term of a gap. */
export const gapTerm = (gap: Gap) => (field.kind === 'term' ? field.terms[gap] : undefined);

export const gapWord = (gap: Gap | undefined): string =>
  (gap && gapTerm(gap)?.[language.value]) ?? texts.value.unjudged;

export const GapMark = ({ gap }: { gap: Gap | undefined }) => (
  <span class={`gap gap-${gap ?? 'unjudged'}`}>{gapWord(gap)}</span>
);
