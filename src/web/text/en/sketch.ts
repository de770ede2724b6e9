/** Texts of drawing an area, in English. */
import type { Catalogue } from '../zh/sketch.ts';

export const en: Catalogue = {
  sketchClick: 'Click the corners; double-click or Enter closes, Esc cancels',
  sketchTap: 'Tap the corners of your area',
  sketchFew: (count) => `${count} of at least 3 corners`,
  sketchClose: 'Double-click, Enter or the first corner closes; Backspace takes one back',
  sketchDone: 'Go on tapping, or press Done',
  sketchCrosses: 'The sides cross each other; take a corner back',
  sketchFull: (most) => `No more than ${most} corners; close the area`,
  takeBack: 'Undo',
  cancel: 'Cancel',
  done: 'Done',
};
