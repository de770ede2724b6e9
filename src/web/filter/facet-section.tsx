/** One filter of the panel: its name, what it is set to, and its widget when unfolded. */
import { useId } from 'preact/hooks';
import { conjuncts } from '../../domain/filter.ts';
import type { Field } from '../../domain/kinds.ts';
import { Icon } from '../shell/icon.tsx';
import { fieldFilter, language, place, setParameter, text } from '../state/app.ts';
import { unfolded } from '../state/panel.ts';
import { Widget } from './widgets.tsx';
import { valueWords } from './words.ts';

const summaryOf = (name: string): string => {
  const clause =
    fieldFilter.value && conjuncts(fieldFilter.value).find((one) => 'field' in one && one.field === name);
  return clause ? valueWords(clause) : (place.value.params[name] ?? '');
};

export function FacetSection({ name, field }: { name: string; field: Field }) {
  const id = useId();
  const isOpen = unfolded.value.has(name);
  const value = place.value.params[name];
  const fold = ({ currentTarget }: Event) => {
    const section = (currentTarget as Element).closest('section');
    const next = new Set(unfolded.peek());
    if (!next.delete(name)) next.add(name);
    unfolded.value = next;
    // What unfolds below the fold would look as if nothing had happened.
    requestAnimationFrame(() => section?.scrollIntoView({ block: 'nearest' }));
  };
  return (
    <section class="facet" data-field={name}>
      <h3 class="facet-head">
        <button type="button" class="facet-toggle" aria-expanded={isOpen} aria-controls={id} onClick={fold}>
          <span class="facet-name">{field.label[language.value]}</span>
          {value !== undefined && <span class="facet-value">{summaryOf(name)}</span>}
          <Icon name="chevron" />
        </button>
        {value !== undefined && (
          <button
            type="button"
            class="link"
            aria-label={`${text.value.clear} ${field.label[language.value]}`}
            onClick={() => setParameter(name, undefined)}
          >
            {text.value.clear}
          </button>
        )}
      </h3>
      {isOpen && (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be the region a button unfolds in a heading's section
        <div id={id} role="group" aria-label={field.label[language.value]}>
          {field.description && <p class="quiet facet-note">{field.description[language.value]}</p>}
          <Widget
            name={name}
            field={field}
            value={value ?? ''}
            set={(next, continuous) => setParameter(name, next, continuous)}
          />
        </div>
      )}
    </section>
  );
}
