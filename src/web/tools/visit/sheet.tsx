/** The sheet that is printed: times, addresses, who to reach. */
import { CITY } from '../../../domain/city.ts';
import { clock } from '../../../domain/visit/day.ts';
import { EXACT } from '../../../domain/visit/order.ts';
import { TRAVEL } from '../../../domain/visit/travel.ts';
import { durationText } from '../../shell/duration.ts';
import { numberText } from '../../shell/number.ts';
import { language } from '../../state/app.ts';
import { bothNames, contactLines, pageOf } from './appointments.ts';
import { dayConcerns, stopConcerns } from './concerns.ts';
import type { Planned } from './planning.ts';
import { texts } from './texts.ts';
import { addressText, dateText, kmText, rideText, spanText, zoneText } from './words.ts';

/** What times and order rest on. */
export function Basis() {
  const { detour, town, townReach, beyond } = TRAVEL;
  const [a, b, c, d] = [detour, town, townReach, beyond].map(String) as [string, string, string, string];
  return (
    <>
      <p>{texts.value.how(a, b, c, d)}</p>
      <p>{texts.value.sensibleHow(String(EXACT))}</p>
    </>
  );
}

type Ends = { start: string | undefined; end: string | undefined };

export function Sheet({ planned, ends }: { planned: Planned; ends: Ends }) {
  const { plan, placed } = planned;
  let number = 0;
  return (
    <div class="visit-sheet" aria-hidden="true">
      <h1>{texts.value.sheetTitle(CITY.name[language.value])}</h1>
      <p>
        {texts.value.totals(
          numberText(plan.order.length, language.value),
          kmText(plan.metres),
          durationText(plan.minutes, language.value),
        )}
        {' · '}
        {texts.value.zone(zoneText(planned.frame.date))}
      </p>
      {placed.some(({ item }) => item.properties.is_sample === true) && <p>{texts.value.sample}</p>}
      {plan.days.map((day) => (
        <section key={day.date}>
          <h2>{dateText(day.date)}</h2>
          {dayConcerns(day).map((concern) => (
            <p key={concern}>! {concern}</p>
          ))}
          {ends.start && <p>{texts.value.from(ends.start, clock(day.begin))}</p>}
          <table>
            <thead>
              <tr>
                <th>{texts.value.time}</th>
                <th>{texts.value.stop}</th>
                <th>{texts.value.place}</th>
                <th>{texts.value.contact}</th>
              </tr>
            </thead>
            <tbody>
              {day.calls.map((call) => {
                const one = placed[call.stop]!;
                const { properties } = one.item;
                number++;
                return (
                  <tr key={one.key}>
                    <td>
                      {spanText(call.from, call.to)}
                      {call.lunch && (
                        <p>{texts.value.lunchAt(clock(call.lunch.from), clock(call.lunch.to))}</p>
                      )}
                      {call.ride && <p>{rideText(call.ride)}</p>}
                    </td>
                    <td>
                      <strong>
                        {number}. {bothNames(properties)}
                      </strong>
                      {stopConcerns(call, one, day).map((concern) => (
                        <p key={concern}>! {concern}</p>
                      ))}
                      {typeof properties.rules === 'string' && <p>{properties.rules}</p>}
                      <p class="visit-url">{pageOf(one, language.value)}</p>
                    </td>
                    <td>{addressText(one.stay.collection, properties)}</td>
                    <td>
                      {contactLines(properties).map((line) => (
                        <p key={line}>{line}</p>
                      ))}
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
          {ends.end && <p>{texts.value.back(ends.end, clock(day.end))}</p>}
        </section>
      ))}
      <Basis />
      <p class="visit-url">{location.href}</p>
    </div>
  );
}
