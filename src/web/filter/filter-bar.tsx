/** The way to the filters: a button for all, one for each of the first fields, and flags to be set at once. */
import type { ComponentChildren } from 'preact';
import { filterFields } from '../../domain/query.ts';
import { Icon } from '../shell/icon.tsx';
import { FilterPanel } from '../shell/parts.tsx';
import { collection, language, place, setParameter, text } from '../state/app.ts';
import { writtenClauses } from '../state/area.ts';
import { wantFacets } from '../state/facets.ts';
import { leadingFields } from '../state/leading-fields.ts';
import { filtersOpen, openFilters } from '../state/panel.ts';

const QUICK = 3;

const reachForFilters = () => {
  FilterPanel.prefetch();
  wantFacets();
};

const toggleFilters = () => {
  if (filtersOpen.peek()) filtersOpen.value = false;
  else openFilters();
};

/** `children` come after the button for all. */
export function FilterBar({ children }: { children?: ComponentChildren }) {
  const { params } = place.value;
  const count = Object.keys(params).length + writtenClauses.value.length;
  const leading = leadingFields(collection.value, QUICK);
  const fields = filterFields(collection.value);
  const shown = fields.filter(([name, field]) => leading.includes(name) || 'quick' in field);
  return (
    <div class="filter-bar" onPointerEnter={reachForFilters} onFocusIn={reachForFilters}>
      <button type="button" class="pill pill-all" aria-expanded={filtersOpen.value} onClick={toggleFilters}>
        <Icon name="sliders" />
        {text.value.filters}
        {count > 0 && <span class="badge">{count}</span>}
      </button>
      {children}
      {shown.map(([name, field]) => (
        <button
          type="button"
          key={name}
          class="pill"
          aria-pressed={params[name] !== undefined}
          onClick={() =>
            field.kind === 'flag' ? setParameter(name, params[name] ? '' : 'true') : openFilters(name)
          }
        >
          {field.label[language.value]}
          {field.kind !== 'flag' && <Icon name="chevron" />}
        </button>
      ))}
    </div>
  );
}
