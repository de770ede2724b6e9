/** One input per kind of field; each reads and writes the text of its filter parameter. */
import type { FunctionComponent } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Field, Kind } from '../../domain/kinds.ts';
import { language, text } from '../state/app.ts';
import { choicesOf, loadChoices, nameOf } from '../state/names.ts';
import { RangeWidget } from './range-widget.tsx';

export type WidgetProps = {
  name: string;
  field: Field;
  /** The parameter's text; empty when the field is not filtered. */
  value: string;
  set: (value: string | undefined) => void;
};

const FOLD = 10;

function TermWidget({ name, field, value, set }: WidgetProps) {
  const [unfolded, unfold] = useState(false);
  if (field.kind !== 'term') return null;
  const chosen = new Set(value === '' ? [] : value.split(','));
  const codes = Object.keys(field.terms);
  // Chosen terms stay in sight when the rest is folded away.
  const shown =
    unfolded || codes.length <= FOLD + 1 ? codes : codes.filter((code, i) => i < FOLD || chosen.has(code));
  const toggle = (code: string) => {
    const next = codes.filter((other) => (other === code ? !chosen.has(code) : chosen.has(other)));
    set(next.length > 0 ? next.join(',') : undefined);
  };
  return (
    <div class="choices">
      {shown.map((code) => (
        <label class="choice" key={code}>
          <input type="checkbox" name={name} checked={chosen.has(code)} onChange={() => toggle(code)} />
          <span>{field.terms[code]![language.value]}</span>
        </label>
      ))}
      {codes.length > FOLD + 1 && (
        <button type="button" class="link" aria-expanded={unfolded} onClick={() => unfold(!unfolded)}>
          {unfolded ? text.value.less : text.value.more(codes.length - shown.length)}
        </button>
      )}
    </div>
  );
}

function FlagWidget({ name, value, set }: WidgetProps) {
  return (
    <div class="choices">
      <label class="choice">
        <input
          type="checkbox"
          name={name}
          checked={value === 'true'}
          onChange={(event) => set(event.currentTarget.checked ? 'true' : undefined)}
        />
        <span>{text.value.onlyYes}</span>
      </label>
    </div>
  );
}

function ReferenceWidget({ name, field, value, set }: WidgetProps) {
  const to = field.kind === 'reference' ? field.to : '';
  useEffect(() => {
    void loadChoices(to);
  }, [to]);
  const ids = choicesOf(to) ?? [];
  if (ids.length === 0 && value === '') return <p class="quiet">—</p>;
  const label = (id: string) => nameOf(id)?.[language.value] ?? id;
  const options = [...new Set([...ids, ...(value === '' ? [] : [value])])];
  return (
    <select
      name={name}
      aria-label={field.label[language.value]}
      value={value}
      onChange={(event) => set(event.currentTarget.value || undefined)}
    >
      <option value="">{text.value.any}</option>
      {options
        .map((id) => [id, label(id)] as const)
        .sort(([, a], [, b]) => a.localeCompare(b, language.value))
        .map(([id, shown]) => (
          <option key={id} value={id}>
            {shown}
          </option>
        ))}
    </select>
  );
}

function TextWidget({ name, field, value, set }: WidgetProps) {
  return (
    <input
      type="text"
      name={name}
      aria-label={field.label[language.value]}
      placeholder={name.endsWith('_quarter') ? text.value.quarterHint : ''}
      value={value}
      maxLength={64}
      onChange={(event) => set(event.currentTarget.value.trim() || undefined)}
    />
  );
}

const WIDGETS: Record<Kind, FunctionComponent<WidgetProps>> = {
  term: TermWidget,
  flag: FlagWidget,
  reference: ReferenceWidget,
  text: TextWidget,
  number: RangeWidget,
  count: RangeWidget,
  date: RangeWidget,
};

/** The widget of a field. */
export function Widget(props: WidgetProps) {
  const Kinds = WIDGETS[props.field.kind];
  return <Kinds {...props} />;
}
