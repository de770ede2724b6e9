/** One day of the plan as a list of stops in time. */
import { clock } from '../../../domain/visit/day.ts';
import type { Day } from '../../../domain/visit/schedule.ts';
import { durationText } from '../../shell/duration.ts';
import { numberText } from '../../shell/number.ts';
import { language } from '../../state/app.ts';
import { Concerns } from './concern-list.tsx';
import { dayConcerns } from './concerns.ts';
import type { Planned } from './planning.ts';
import { type Edit, StopRow } from './stop-row.tsx';
import { texts } from './texts.ts';
import { dateText, kmText, rideText } from './words.ts';

type Props = {
  day: Day;
  /** Its place among the days, and the place of its first stop among all. */
  number: number;
  first: number;
  planned: Planned;
  ends: { start: string | undefined; end: string | undefined };
  edit: Edit;
};

export function DayPlan({ day, number, first, planned, ends, edit }: Props) {
  const { placed, plan } = planned;
  const single = plan.days.length === 1;
  return (
    <section class="visit-day">
      <h3>
        {single
          ? dateText(day.date)
          : texts.value.day(numberText(number, language.value), dateText(day.date))}
      </h3>
      {!single && (
        <p class="quiet">
          {texts.value.totals(
            numberText(day.calls.length, language.value),
            kmText(day.metres),
            durationText(day.end - day.begin, language.value),
          )}
        </p>
      )}
      <Concerns lines={dayConcerns(day)} />
      {ends.start && <p class="visit-end">{texts.value.from(ends.start, clock(day.begin))}</p>}
      <ol class="visit-stops" start={first + 1}>
        {day.calls.map((call, i) => (
          <StopRow
            key={placed[call.stop]!.key}
            call={call}
            placed={placed[call.stop]!}
            day={day}
            at={first + i}
            count={plan.order.length}
            edit={edit}
          />
        ))}
      </ol>
      {day.back && <p class="visit-between">{rideText(day.back)}</p>}
      {ends.end && <p class="visit-end">{texts.value.back(ends.end, clock(day.end))}</p>}
    </section>
  );
}
