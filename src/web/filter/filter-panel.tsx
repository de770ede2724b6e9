/** All filters of the active collection, made from its definition. */
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { filterFields } from '../../domain/query.ts';
import { adopt } from '../adopt.ts';
import { Icon } from '../shell/icon.tsx';
import { numberText } from '../shell/number.ts';
import { collection, go, language, narrow, place, text } from '../state/app.ts';
import { facets, facetsFailed, wantFacets } from '../state/facets.ts';
import { filtersOpen, focusedField } from '../state/panel.ts';
import { matched } from '../state/results.ts';
import { AreaSection } from './area-section.tsx';
import { FacetSection } from './facet-section.tsx';
import facetStyle from './facets.css?inline';
import rangeStyle from './range.css?inline';
import { SortSection } from './sort-section.tsx';
import { texts as filterTexts } from './texts.ts';

adopt(facetStyle);
adopt(rangeStyle);

const close = () => {
  filtersOpen.value = false;
};

/** Brings the field asked for into sight. */
function useFocus(list: { current: HTMLElement | null }) {
  const focused = focusedField.value;
  useEffect(() => {
    const section = focused && list.current?.querySelector<HTMLElement>(`[data-field="${focused}"]`);
    if (!section) return;
    section.scrollIntoView({ block: 'start' });
    section.querySelector<HTMLElement>('input,select,button')?.focus();
  }, [focused]);
}

function CountsFailed() {
  if (!facetsFailed.value) return null;
  return (
    <p class="warning" role="status">
      {filterTexts.value.countsFailed}{' '}
      <button type="button" class="link" onClick={facets.retry}>
        {text.value.retry}
      </button>
    </p>
  );
}

function Fields() {
  const list = useRef<HTMLDivElement>(null);
  useFocus(list);
  const { status } = facets.current.value;
  return (
    <div class="filter-fields" ref={list} aria-busy={status === 'loading'}>
      <CountsFailed />
      <SortSection />
      <AreaSection />
      {filterFields(collection.value).map(([name, field]) => (
        <FacetSection key={`${collection.value.id}.${name}`} name={name} field={field} />
      ))}
    </div>
  );
}

/** The filters beside the list, or as a dialog over the whole page on a phone. */
export function FilterPanel() {
  const dialog = useRef<HTMLDialogElement>(null);
  // Before the field asked for is brought into sight: nothing scrolls in a closed dialog.
  useLayoutEffect(() => {
    wantFacets();
    const element = dialog.current;
    if (!element) return;
    if (narrow.value) element.showModal();
    else element.show();
    return () => element.close();
  }, [narrow.value]);
  const { params, filter } = place.value;
  return (
    <dialog
      class="filter-panel"
      ref={dialog}
      aria-label={filterTexts.value.allFilters}
      onCancel={close}
      onKeyDown={(event) => event.key === 'Escape' && close()}
    >
      <header class="panel-head">
        <h2>{text.value.filters}</h2>
        {(Object.keys(params).length > 0 || filter !== '') && (
          <button type="button" class="link" onClick={() => go({ params: {}, filter: '' })}>
            {text.value.clearFilters}
          </button>
        )}
        <button type="button" class="icon-button" aria-label={filterTexts.value.closeFilters} onClick={close}>
          <Icon name="close" />
        </button>
      </header>
      <Fields />
      <footer class="panel-foot">
        <button type="button" class="primary" onClick={close}>
          {matched.value === undefined
            ? text.value.counting
            : filterTexts.value.showResults(numberText(matched.value, language.value))}
        </button>
      </footer>
    </dialog>
  );
}
