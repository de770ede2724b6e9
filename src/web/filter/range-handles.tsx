/** A histogram with a handle at each end of the chosen range. */
import type { TargetedEvent } from 'preact';
import type { Field } from '../../domain/kinds.ts';
import { UNITS, type Unit } from '../../domain/units.ts';
import type { Bin } from '../api.ts';
import { language } from '../state/app.ts';
import { Histogram } from './histogram.tsx';
import { type Ends, endsOfNumbers, numbersOf } from './range.ts';
import type { RangeDraft } from './range-draft.ts';
import { positionsOf, rangeAt, scaleOf, stops } from './scale.ts';
import { texts as filterTexts } from './texts.ts';

/** Milliseconds a handle must rest before the range is asked for. */
const REST = 300;

type Props = { field: Field; unit: Unit | undefined; bins: readonly Bin[]; draft: RangeDraft };

export function RangeHandles({ field, unit, bins, draft }: Props) {
  const isDays = field.kind === 'date';
  const scale = scaleOf(bins, isDays || field.kind === 'count');
  const perBar = stops(scale, isDays);
  const last = bins.length * perBar;
  const [from, to] = positionsOf(scale, ...numbersOf(draft.parameter ?? '', field));
  const at = { from: Math.round(from * perBar), to: Math.round(to * perBar) };
  const label = field.label[language.value];

  const move = (end: keyof Ends, event: TargetedEvent<HTMLInputElement>) => {
    const wanted = Number(event.currentTarget.value);
    // The handles keep one stop between them.
    const stop = end === 'from' ? Math.min(wanted, at.to - 1) : Math.max(wanted, at.from + 1);
    const next = { ...at, [end]: stop };
    event.currentTarget.value = String(stop);
    const range = rangeAt(scale, next.from / perBar, next.to / perBar);
    draft.change({ ...draft.ends, [end]: endsOfNumbers(range, field, unit)[end] }, REST);
  };

  const handle = (end: keyof Ends, name: string) => (
    <input
      type="range"
      class={`handle-${end}`}
      min={0}
      max={last}
      step={1}
      value={at[end]}
      aria-label={`${label} ${name}`}
      aria-valuetext={
        draft.ends[end] === ''
          ? filterTexts.value.any
          : `${draft.ends[end]}${unit ? ` ${UNITS[unit].label[language.value]}` : ''}`
      }
      onInput={(event) => move(end, event)}
      onChange={draft.commit}
    />
  );
  return (
    <div class="range-chart">
      <Histogram bins={bins} from={from} to={to} />
      <div class="range-track" style={{ '--from': from / bins.length, '--to': to / bins.length }}>
        {handle('from', isDays ? filterTexts.value.dateFrom : filterTexts.value.from)}
        {handle('to', isDays ? filterTexts.value.dateTo : filterTexts.value.to)}
      </div>
    </div>
  );
}
