/** The area records must meet: drawn on the map, or what the map shows. */
import { takeView } from '../map/taken-view.ts';
import { Icon } from '../shell/icon.tsx';
import { numberText } from '../shell/number.ts';
import { collection, language, text } from '../state/app.ts';
import { area, clearArea, squareKilometres } from '../state/area.ts';
import { startSketch } from '../state/sketch.ts';
import { viewport } from '../state/viewport.ts';
import { texts as filterTexts } from './texts.ts';

export function AreaSection() {
  if (collection.value.geometry === 'None') return null;
  const drawn = area.value;
  return (
    <section class="facet facet-area" aria-label={filterTexts.value.area}>
      <h3 class="facet-head">
        <span class="facet-name">{filterTexts.value.area}</span>
        {drawn && (
          <>
            <span class="facet-value">
              {filterTexts.value.areaSize(numberText(squareKilometres(drawn), language.value))}
            </span>
            <button type="button" class="link" onClick={clearArea}>
              {text.value.clear}
            </button>
          </>
        )}
      </h3>
      <div class="area-buttons">
        <button type="button" class="pill" onClick={startSketch}>
          <Icon name="polygon" />
          {text.value.drawArea}
        </button>
        <button type="button" class="pill" disabled={!viewport.value} onClick={takeView}>
          <Icon name="frame" />
          {text.value.thisView}
        </button>
      </div>
    </section>
  );
}
