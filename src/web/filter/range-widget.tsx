/** A range: how values are spread, a handle and an input for each end, and the unit they are in. */
import type { TargetedEvent } from 'preact';
import { valueText } from '../../domain/sentence.ts';
import { UNITS } from '../../domain/units.ts';
import { RateNote, UnitSwitch } from '../shell/unit-switch.tsx';
import { language } from '../state/app.ts';
import { rangeFacet } from '../state/facets.ts';
import { unitOf } from '../state/units.ts';
import type { Ends } from './range.ts';
import { type RangeDraft, useRangeDraft } from './range-draft.ts';
import { RangeHandles } from './range-handles.tsx';
import { texts as filterTexts } from './texts.ts';
import { Missing, type WidgetProps } from './widgets.tsx';

/** Milliseconds after the last key before what was typed is asked for. */
const TYPING = 600;

type InputProps = { end: keyof Ends; draft: RangeDraft; placeholder: string } & Pick<
  WidgetProps,
  'name' | 'field'
>;

function EndInput({ end, name, field, draft, placeholder }: InputProps) {
  const isDays = field.kind === 'date';
  const words = filterTexts.value[isDays ? (end === 'from' ? 'dateFrom' : 'dateTo') : end];
  const change = (event: TargetedEvent<HTMLInputElement>) =>
    draft.change({ ...draft.ends, [end]: event.currentTarget.value }, TYPING);
  const common = {
    name: `${name}_${end}`,
    'aria-label': `${field.label[language.value]} ${words}`,
    'aria-invalid': draft.parameter === undefined,
    value: draft.ends[end],
    onInput: change,
    onBlur: () => draft.parameter !== undefined && draft.settle(),
    onKeyDown: (event: KeyboardEvent) => event.key === 'Enter' && draft.commit(),
  };
  return isDays ? (
    <input type="date" {...common} />
  ) : (
    <input type="text" inputMode="decimal" autocomplete="off" placeholder={placeholder} {...common} />
  );
}

export function RangeWidget({ name, field, value, set }: WidgetProps) {
  const unit = unitOf(field);
  const draft = useRangeDraft({ value, set }, field, unit);
  const facet = rangeFacet(name);
  const shown = (end: number | string | null | undefined) =>
    end === null || end === undefined
      ? ''
      : valueText(end, field, language.value, undefined, unit).replace(
          unit ? ` ${UNITS[unit].label[language.value]}` : '',
          '',
        );
  const [least, most] = [shown(facet?.min), shown(facet?.max)];
  return (
    <div class="range">
      {facet && facet.histogram.length > 1 && (
        <RangeHandles field={field} unit={unit} bins={facet.histogram} draft={draft} />
      )}
      <div class="range-ends">
        <EndInput end="from" name={name} field={field} draft={draft} placeholder={least} />
        <span aria-hidden="true">–</span>
        <EndInput end="to" name={name} field={field} draft={draft} placeholder={most} />
        <UnitSwitch field={field} />
      </div>
      {draft.parameter === undefined && (
        <p class="fault" role="alert">
          {filterTexts.value.notRange}
        </p>
      )}
      {facet && (
        <p class="quiet facet-note">
          {facet.min === null
            ? filterTexts.value.noValues
            : filterTexts.value.spread(
                `${least} – ${most}${unit ? ` ${UNITS[unit].label[language.value]}` : ''}`,
              )}
        </p>
      )}
      <RateNote field={field} />
      <Missing count={facet?.missing} />
    </div>
  );
}
