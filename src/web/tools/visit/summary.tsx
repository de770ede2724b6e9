/** How many stops, how far, how long, and how much there is to look at. */
import { durationText } from '../../shell/duration.ts';
import { numberText } from '../../shell/number.ts';
import { language } from '../../state/app.ts';
import { dayConcerns, stopConcerns } from './concerns.ts';
import type { Planned } from './planning.ts';
import { texts } from './texts.ts';
import { kmText } from './words.ts';

export function Summary({ planned }: { planned: Planned }) {
  const { plan, placed } = planned;
  const concerns = plan.days.reduce(
    (sum, day) =>
      sum +
      dayConcerns(day).length +
      day.calls.reduce((all, call) => all + stopConcerns(call, placed[call.stop]!, day).length, 0),
    0,
  );
  return (
    <div class="visit-summary">
      <p class="visit-totals">
        {texts.value.totals(
          numberText(plan.order.length, language.value),
          kmText(plan.metres),
          durationText(plan.minutes, language.value),
        )}
      </p>
      <p class={concerns > 0 ? 'visit-look' : 'quiet'}>
        {concerns > 0 ? texts.value.concerns(numberText(concerns, language.value)) : texts.value.fine}
      </p>
    </div>
  );
}
