/** What stands on the map while an area is drawn: how, how far, and the ways out. */
import { Icon } from '../shell/icon.tsx';
import { narrow, text } from '../state/app.ts';
import { setBox } from '../state/area.ts';
import { MOST_CORNERS } from '../state/ring.ts';
import { cancelSketch, finishSketch, sketch, sketchFault, takeBack } from '../state/sketch.ts';
import { boundsInSight } from './padding.ts';

function hint(corners: number): string {
  const fault = sketchFault.value;
  if (fault === 'crossing') return text.value.sketchCrosses;
  if (corners >= MOST_CORNERS) return text.value.sketchFull(String(MOST_CORNERS));
  if (corners === 0) return narrow.value ? text.value.sketchTap : text.value.sketchClick;
  if (fault === 'few') return text.value.sketchFew(String(corners));
  return narrow.value ? text.value.sketchDone : text.value.sketchClose;
}

/** Makes what of the map is in sight the area. */
export function takeView(): void {
  const seen = boundsInSight();
  cancelSketch();
  if (seen) setBox(seen);
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
            {text.value.takeBack}
          </button>
        )}
        <button type="button" class="pill" onClick={cancelSketch}>
          {text.value.cancel}
        </button>
        <button type="button" class="primary" disabled={!isClosed} onClick={finishSketch}>
          {text.value.done}
        </button>
      </div>
    </section>
  );
}
