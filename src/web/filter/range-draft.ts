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

/** The draft of a range filter in a unit. */
export function useRangeDraft(
  { value, set }: Pick<WidgetProps, 'value' | 'set'>,
  field: Field,
  unit: Unit | undefined,
): RangeDraft {
  const draft = useSignal<Ends | undefined>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const own = useRef(value);
  const ends = draft.value ?? endsOf(value, field, unit);
  const parameter = parameterOfEnds(ends, field, unit);

  // What others have set — a chip, the back button, another unit — wins over what was being typed.
  useEffect(() => {
    if (value !== own.current) {
      clearTimeout(timer.current);
      draft.value = undefined;
      own.current = value;
    }
  }, [value]);
  useEffect(() => {
    draft.value = undefined;
  }, [unit]);

  const commit = () => {
    clearTimeout(timer.current);
    const wanted = draft.peek() && parameterOfEnds(draft.peek()!, field, unit);
    if (wanted === undefined || wanted === own.current) return;
    own.current = wanted;
    set(wanted || undefined, true);
  };
  useEffect(() => () => clearTimeout(timer.current), []);

  return {
    ends,
    parameter,
    change: (next, wait) => {
      draft.value = next;
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
