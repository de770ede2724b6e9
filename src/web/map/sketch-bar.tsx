/** What stands on the map while an area is drawn: how, how far, and the ways out. */
import { Icon } from '../shell/icon.tsx';
import { narrow, text } from '../state/app.ts';
import { cancelSketch, sketch } from '../state/sketch.ts';
import { texts } from './sketch-texts.ts';
import { finishSketch, MOST_CORNERS, sketchFault, takeBack } from './sketching.ts';
import { takeView } from './taken-view.ts';

function hint(corners: number): string {
  const fault = sketchFault.value;
  if (fault === 'crossing') return texts.value.sketchCrosses;
  if (corners >= MOST_CORNERS) return texts.value.sketchFull(String(MOST_CORNERS));
  if (corners === 0) return narrow.value ? texts.value.sketchTap : texts.value.sketchClick;
  if (fault === 'few') return texts.value.sketchFew(String(corners));
  return narrow.value ? texts.value.sketchDone : texts.value.sketchClose;
}

export function SketchBar() {
  const corners = sketch.value;
  if (!corners) return null;
  const isClosed = sketchFault.value === undefined;
  return (
    <section class="sketch-bar" aria-label={text.value.drawArea}>
      <p aria-live="polite" class={sketchFault.value === 'crossing' ? 'fault' : undefined}>
        {hint(corners.length)}
      </p>
      <div class="sketch-buttons">
        {corners.length === 0 ? (
          <button type="button" class="pill" onClick={takeView}>
            <Icon name="frame" />
            {text.value.thisView}
          </button>
        ) : (
          <button type="button" class="pill" onClick={takeBack}>
            <Icon name="undo" />
            {texts.value.takeBack}
          </button>
        )}
        <button type="button" class="pill" onClick={cancelSketch}>
          {texts.value.cancel}
        </button>
        <button type="button" class="primary" disabled={!isClosed} onClick={finishSketch}>
          {texts.value.done}
        </button>
      </div>
    </section>
  );
}
