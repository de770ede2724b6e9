/** The days of a plan, what they rest on, and the sheet that is printed. */
import type { Visit } from '../../../domain/visit/address.ts';
import { plainName } from '../../list/name.tsx';
import { DayPlan } from './day-plan.tsx';
import type { Planned } from './planning.ts';
import { hubs } from './records.ts';
import { Basis, Sheet } from './sheet.tsx';
import type { Edit } from './stop-row.tsx';
import { texts } from './texts.ts';

/** The name of a hub by id. */
function hubName(id: string | undefined): string | undefined {
  const hub = hubs.value.find((one) => one.id === id);
  return hub && plainName(hub.properties);
}

type Props = { visit: Visit; planned: Planned; edit: Edit };

export function PlanView({ visit, planned, edit }: Props) {
  const { days } = planned.plan;
  const ends = { start: hubName(visit.from), end: hubName(visit.to) };
  const before = (d: number) => days.slice(0, d).reduce((sum, { calls }) => sum + calls.length, 0);
  return (
    <>
      {days.map((day, d) => (
        <DayPlan
          key={day.date}
          day={day}
          number={d + 1}
          first={before(d)}
          planned={planned}
          ends={ends}
          edit={edit}
        />
      ))}
      <details class="visit-basis quiet">
        <summary>{texts.value.basis}</summary>
        <Basis />
      </details>
      <Sheet planned={planned} ends={ends} />
    </>
  );
}
