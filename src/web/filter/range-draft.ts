/** The two ends of a range while they are typed or dragged: shown at once, asked for a moment later. */
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Field } from '../../domain/kinds.ts';
import type { Unit } from '../../domain/units.ts';
import { type Ends, endsOf, parameterOfEnds } from './range.ts';
import type { WidgetProps } from './widgets.tsx';

export type RangeDraft = {
  ends: Ends;
  /** The parameter of the ends shown; undefined when they are no range. */
  parameter: string | undefined;
  /** Shows ends and asks for them after `wait` milliseconds without another change. */
  change(ends: Ends, wait: number): void;
  /** Asks for what is shown now. */
  commit(): void;
  /** Shows what the filter says again. */
  settle(): void;
};

/** Ends in the unit they were written in, and which filter they were meant to change. */
type Written = { ends: Ends; unit: Unit | undefined; since: number };

/** The draft of a range filter in a unit. */
export function useRangeDraft(
  { value, set }: Pick<WidgetProps, 'value' | 'set'>,
  field: Field,
  unit: Unit | undefined,
): RangeDraft {
  const draft = useSignal<Written | undefined>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const own = useRef({ value, since: 0 });
  useEffect(() => () => clearTimeout(timer.current), []);

  // What others have set — a chip, the back button — wins over what was being typed.
  if (value !== own.current.value) own.current = { value, since: own.current.since + 1 };
  const current = () => (draft.peek()?.since === own.current.since ? draft.peek() : undefined);
  void draft.value;
  const shown = current();
  const ends = shown && shown.unit === unit ? shown.ends : endsOf(value, field, unit);

  const commit = () => {
    clearTimeout(timer.current);
    const written = current();
    const wanted = written && parameterOfEnds(written.ends, field, written.unit);
    if (wanted === undefined || wanted === own.current.value) return;
    own.current.value = wanted;
    set(wanted || undefined, true);
  };

  return {
    ends,
    parameter: parameterOfEnds(ends, field, unit),
    change: (next, wait) => {
      draft.value = { ends: next, unit, since: own.current.since };
      clearTimeout(timer.current);
      timer.current = setTimeout(commit, wait);
    },
    commit,
    settle: () => {
      commit();
      draft.value = undefined;
    },
  };
}
