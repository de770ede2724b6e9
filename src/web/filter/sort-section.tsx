/** The order of the list. */
import { computed } from '@preact/signals';
import { sortFields } from '../../domain/collections.ts';
import { collection, go, language, place, text } from '../state/app.ts';
import { texts } from './texts.ts';

/** Made once for a collection: the panel is drawn anew with every count. */
const options = computed(() =>
  sortFields(collection.value).flatMap(([name, field]) =>
    [false, true].map((isDescending) => {
      const value = `${isDescending ? '-' : ''}${name}`;
      return (
        <option key={value} value={value}>
          {text.value.sorted(field.label[language.value], isDescending)}
        </option>
      );
    }),
  ),
);

export function SortSection() {
  if (options.value.length === 0) return null;
  return (
    <label class="facet facet-sort">
      <span class="facet-name">{texts.value.sort}</span>
      <select
        class="unit-switch"
        value={place.value.sort}
        onChange={(event) => go({ sort: event.currentTarget.value })}
      >
        <option value="">{texts.value.bestFirst}</option>
        {options.value}
      </select>
    </label>
  );
}
