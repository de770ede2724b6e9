/** Which filters are in sight. */
import { effect, signal } from '@preact/signals';
import { collection, narrow, place } from './app.ts';
import { leadingFields } from './leading-fields.ts';

/** Whether the panel of all filters lies over the page. */
export const filtersOpen = signal(false);

/** The field the panel was opened at. */
export const focusedField = signal<string | undefined>(undefined);

/** Which filters are unfolded. */
export const unfolded = signal<ReadonlySet<string>>(new Set());

/** How many filters are unfolded where there is room. */
const UNFOLDED = 3;

/** What is set, and the field asked for or, where there is room, the first ones. */
function unfold(field?: string): void {
  const first = field ? [field] : narrow.peek() ? [] : leadingFields(collection.peek(), UNFOLDED);
  unfolded.value = new Set([...Object.keys(place.peek().params), ...first]);
}

/** Opens the filters, at a field if given. */
export function openFilters(field?: string): void {
  unfold(field);
  focusedField.value = field;
  filtersOpen.value = true;
}

effect(() => {
  void collection.value.id;
  unfold();
});
