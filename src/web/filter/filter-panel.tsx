/** All filters of the active collection, made from its definition. */
import { useEffect, useRef } from 'preact/hooks';
import { filterFields } from '../../domain/query.ts';
import { Icon } from '../shell/icon.tsx';
import { numberText } from '../shell/number.ts';
import { filtersOpen, focusedField } from '../state/about.ts';
import { collection, go, language, narrow, place, setParameter, text } from '../state/app.ts';
import { matched } from '../state/results.ts';
import { Widget } from './widgets.tsx';

const close = () => {
  filtersOpen.value = false;
};

function Fields() {
  const { params } = place.value;
  const focused = focusedField.value;
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const section = focused && list.current?.querySelector<HTMLElement>(`[data-field="${focused}"]`);
    if (!section) return;
    section.scrollIntoView({ block: 'start' });
    section.querySelector<HTMLElement>('input,select,button')?.focus();
  }, [focused]);
  return (
    <div class="filter-fields" ref={list}>
      {filterFields(collection.value).map(([name, field]) => (
        <fieldset key={`${collection.value.id}.${name}`} data-field={name}>
          <legend>
            {field.label[language.value]}
            {params[name] !== undefined && (
              <button type="button" class="link" onClick={() => setParameter(name, undefined)}>
                {text.value.clear}
              </button>
            )}
          </legend>
          {field.description && <p class="quiet">{field.description[language.value]}</p>}
          <Widget
            name={name}
            field={field}
            value={params[name] ?? ''}
            set={(value) => setParameter(name, value)}
          />
        </fieldset>
      ))}
    </div>
  );
}

/** The filters beside the list, or as a dialog over the whole page on a phone. */
export function FilterPanel() {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    if (!element) return;
    if (narrow.value) element.showModal();
    else element.show();
    return () => element.close();
  }, [narrow.value]);
  const some = Object.keys(place.value.params).length > 0;
  return (
    <dialog
      class="filter-panel"
      ref={dialog}
      aria-label={text.value.allFilters}
      onCancel={close}
      onKeyDown={(event) => event.key === 'Escape' && close()}
    >
      <header class="panel-head">
        <h2>{text.value.filters}</h2>
        {some && (
          <button type="button" class="link" onClick={() => go({ params: {} })}>
            {text.value.clearFilters}
          </button>
        )}
        <button type="button" class="icon-button" aria-label={text.value.closeFilters} onClick={close}>
          <Icon name="close" />
        </button>
      </header>
      <Fields />
      <footer class="panel-foot">
        <button type="button" class="primary" onClick={close}>
          {matched.value === undefined
            ? text.value.counting
            : text.value.showResults(numberText(matched.value, language.value))}
        </button>
      </footer>
    </dialog>
  );
}
