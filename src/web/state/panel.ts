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

/** The field asked for; where there is room, what is set and the first ones. What is folded shows what it is set to. */
function unfold(field?: string): void {
  const asked = field ? [field] : [];
  const roomy = [...Object.keys(place.peek().params), ...leadingFields(collection.peek(), UNFOLDED)];
  unfolded.value = new Set(narrow.peek() ? asked : [...roomy, ...asked]);
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
