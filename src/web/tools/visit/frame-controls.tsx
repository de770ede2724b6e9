/** When the visit takes place, and where its days begin and end. */

import { MOST_DAYS, type Visit } from '../../../domain/visit/address.ts';
import { clock } from '../../../domain/visit/day.ts';
import { LUNCH } from '../../../domain/visit/schedule.ts';
import { plainName } from '../../list/name.tsx';
import { durationText } from '../../shell/duration.ts';
import { numberText } from '../../shell/number.ts';
import { language } from '../../state/app.ts';
import { today } from '../../state/today.ts';
import { hubs } from './records.ts';
import { texts } from './texts.ts';
import { zoneText } from './words.ts';

type Props = { visit: Visit; change: (part: Partial<Visit>) => void };

function Hub({
  label,
  id,
  choose,
}: {
  label: string;
  id: string | undefined;
  choose: (id?: string) => void;
}) {
  return (
    <label>
      <span>{label}</span>
      <select value={id ?? ''} onChange={(event) => choose(event.currentTarget.value || undefined)}>
        <option value="">{texts.value.anywhere}</option>
        {hubs.value.map((hub) => (
          <option key={hub.id} value={hub.id}>
            {plainName(hub.properties)}
          </option>
        ))}
      </select>
    </label>
  );
}

/** A part of a visit; undefined takes it off. */
const withHub = (name: 'from' | 'to', id: string | undefined): Partial<Visit> =>
  ({ [name]: id }) as Partial<Visit>;

export function FrameControls({ visit, change }: Props) {
  return (
    <fieldset class="visit-frame">
      <label>
        <span>{texts.value.date}</span>
        <input
          type="date"
          value={visit.date ?? ''}
          min={today.value}
          onChange={({ currentTarget: { value } }) => value && change({ date: value })}
        />
      </label>
      <label>
        <span>{texts.value.begin}</span>
        <input
          type="time"
          step={300}
          value={clock(visit.begin)}
          onChange={({ currentTarget: { value } }) => {
            const [hour, minute] = value.split(':').map(Number);
            if (hour !== undefined && minute !== undefined) change({ begin: hour * 60 + minute });
          }}
        />
      </label>
      <label>
        <span>{texts.value.days}</span>
        <select
          value={String(visit.days)}
          onChange={(event) => change({ days: Number(event.currentTarget.value) })}
        >
          {Array.from({ length: MOST_DAYS }, (_, i) => (
            <option key={i} value={i + 1}>
              {texts.value.dayCount(numberText(i + 1, language.value))}
            </option>
          ))}
        </select>
      </label>
      <label class="visit-check">
        <input
          type="checkbox"
          checked={visit.lunch}
          onChange={(event) => change({ lunch: event.currentTarget.checked })}
        />
        <span>{texts.value.lunch(durationText(LUNCH.minutes, language.value))}</span>
      </label>
      <Hub label={texts.value.start} id={visit.from} choose={(id) => change(withHub('from', id))} />
      <Hub label={texts.value.end} id={visit.to} choose={(id) => change(withHub('to', id))} />
      <p class="quiet">{texts.value.zone(zoneText(visit.date ?? today.value))}</p>
    </fieldset>
  );
}
