/** Switches between the maps, and between the collections of one. */
import { VIEWS } from '../../domain/maps/index.ts';
import { hueOn } from '../../style/palette.ts';
import { collection, language, map, switchCollection, switchMap, text, theme } from '../state/app.ts';
import { countOf, wantSiblings } from '../state/siblings.ts';
import { numberText } from './number.ts';

export function Switcher() {
  const active = map.value;
  return (
    <nav class="switcher" aria-label={text.value.maps}>
      <div class="verbs">
        {VIEWS.map(({ id, verb, label, color }) => (
          <button
            type="button"
            key={id}
            class="verb"
            style={{ '--own': hueOn(theme.value, color) }}
            aria-current={id === active.id ? 'true' : undefined}
            aria-label={`${verb[language.value]}: ${label[language.value]}`}
            title={label[language.value]}
            onClick={() => switchMap(id)}
          >
            {verb[language.value]}
          </button>
        ))}
      </div>
      <div class="map-title">
        <p class="map-name">{active.label[language.value]}</p>
        <p class="quiet map-description">{active.description[language.value]}</p>
      </div>
    </nav>
  );
}

export function CollectionTabs() {
  const { collections } = map.value;
  if (collections.length < 2) return null;
  return (
    <fieldset
      class="tabs"
      aria-label={text.value.collections}
      onPointerEnter={wantSiblings}
      onFocusIn={wantSiblings}
    >
      {collections.map((one) => {
        const count = countOf(one.id);
        return (
          <button
            type="button"
            key={one.id}
            aria-pressed={one.id === collection.value.id}
            onClick={() => switchCollection(one)}
          >
            {one.label[language.value]}
            {count !== undefined && <span class="badge">{numberText(count, language.value)}</span>}
          </button>
        );
      })}
    </fieldset>
  );
}
