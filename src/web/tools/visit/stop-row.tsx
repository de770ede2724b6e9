/** One stop of the plan, with what can be done with it. */
import { collectionOf } from '../../../domain/maps/index.ts';
import { DWELL } from '../../../domain/visit/address.ts';
import { clock } from '../../../domain/visit/day.ts';
import type { Call, Day } from '../../../domain/visit/schedule.ts';
import { facts } from '../../list/facts.ts';
import { Name, plainName } from '../../list/name.tsx';
import { durationText } from '../../shell/duration.ts';
import { Icon } from '../../shell/icon.tsx';
import { go, language } from '../../state/app.ts';
import { hovered, openRecord } from '../../state/opened.ts';
import { Concerns } from './concern-list.tsx';
import { stopConcerns } from './concerns.ts';
import type { Placed } from './planning.ts';
import { texts } from './texts.ts';
import { hoursText, rideText, spanText } from './words.ts';

/** Changes the order or length of a plan's stops; stops by their place in the plan. */
export type Edit = {
  move(from: number, to: number): void;
  remove(at: number): void;
  stay(at: number, minutes: number): void;
};

type Props = { call: Call; placed: Placed; day: Day; at: number; count: number; edit: Edit };

/** Opens the card of a stop in the place of the plan: one step back brings the plan again. */
function openCard({ stay: { collection, id } }: Placed): void {
  openRecord(collection, id, true);
  go({ tool: undefined }, 'replace');
}

function Before({ call }: { call: Call }) {
  const { ride, lunch, arrive, from } = call;
  return (
    <>
      {lunch && <p class="visit-between">{texts.value.lunchAt(clock(lunch.from), clock(lunch.to))}</p>}
      {ride && <p class="visit-between">{rideText(ride)}</p>}
      {from > arrive && (
        <p class="visit-between">{texts.value.waits(durationText(from - arrive, language.value))}</p>
      )}
    </>
  );
}

function Buttons({ name, at, count, edit }: { name: string; at: number; count: number; edit: Edit }) {
  const move = (by: -1 | 1, label: string, icon: 'up' | 'down') => {
    const possible = at + by >= 0 && at + by < count;
    return (
      <button
        type="button"
        class={`icon-button visit-${icon}`}
        aria-label={label}
        aria-disabled={!possible}
        onClick={() => possible && edit.move(at, at + by)}
      >
        <Icon name="chevron" />
      </button>
    );
  };
  return (
    <span class="visit-buttons">
      {move(-1, texts.value.earlier(name), 'up')}
      {move(1, texts.value.later(name), 'down')}
      <button
        type="button"
        class="icon-button visit-remove"
        aria-label={texts.value.remove(name)}
        onClick={() => edit.remove(at)}
      >
        <Icon name="trash" />
      </button>
    </span>
  );
}

export function StopRow({ call, placed, day, at, count, edit }: Props) {
  const { item, stay, stop } = placed;
  const { properties } = item;
  const collection = collectionOf(stay.collection)!;
  const name = plainName(properties);
  const about = facts(collection, properties, ['division', 'window', 'host']);
  const [lon, lat] = stop.at;
  return (
    <li
      class="visit-stop"
      data-key={placed.key}
      onMouseEnter={() => {
        hovered.value = { collection: stay.collection, id: stay.id, lon, lat };
      }}
      onMouseLeave={() => {
        hovered.value = undefined;
      }}
      onDragStart={(event) => event.dataTransfer?.setData('text/x-stop', String(at))}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        const from = Number(event.dataTransfer?.getData('text/x-stop') || Number.NaN);
        if (Number.isInteger(from) && from !== at) edit.move(from, at);
      }}
    >
      <Before call={call} />
      <div class="visit-row">
        <span class="visit-number" draggable title={texts.value.drag}>
          {at + 1}
        </span>
        <div class="visit-what">
          <p class="visit-time">{spanText(call.from, call.to)}</p>
          <button type="button" class="visit-name" onClick={() => openCard(placed)}>
            <Name properties={properties} />
          </button>
          <p class="quiet">
            {[
              collection.label[language.value],
              ...about.map(({ name, value }) => (name === 'window' ? hoursText(value) : value)),
            ].join(' · ')}
          </p>
          <Concerns lines={stopConcerns(call, placed, day)} />
          <div class="visit-edit">
            <label>
              <span>{texts.value.dwell}</span>
              <input
                type="number"
                inputMode="numeric"
                min={DWELL.least}
                max={DWELL.most}
                step={5}
                aria-label={texts.value.dwellOf(name)}
                value={stop.dwell}
                onChange={({ currentTarget: { valueAsNumber } }) =>
                  Number.isFinite(valueAsNumber) && edit.stay(at, valueAsNumber)
                }
              />
            </label>
            <Buttons name={name} at={at} count={count} edit={edit} />
          </div>
        </div>
      </div>
    </li>
  );
}
