/** The picture of the map as the page has it now. */

import { basemapLines } from '../../../domain/basemap.ts';
import { CITY } from '../../../domain/city.ts';
import { filterWords } from '../../filter/words.ts';
import { engine } from '../../map/current-engine.ts';
import { numberText } from '../../shell/number.ts';
import { isSample, release } from '../../state/about.ts';
import { collection, language, map, text } from '../../state/app.ts';
import { basemap } from '../../state/basemap.ts';
import { matched } from '../../state/results.ts';
import { today } from '../../state/today.ts';
import { viewport } from '../../state/viewport.ts';
import { mapPicture, type PictureColors, type PictureTexts } from './map-picture.ts';
import { metresPerPixel } from './scale-bar.ts';
import { texts } from './texts.ts';

function colors(): PictureColors {
  const style = getComputedStyle(document.documentElement);
  const read = (name: string) => style.getPropertyValue(name).trim();
  return {
    paper: read('--paper'),
    ink: read('--ink'),
    quiet: read('--ink-2'),
    warn: read('--warn'),
    warnSoft: read('--warn-soft'),
  };
}

function pictureTexts(legend: PictureTexts['legend']): PictureTexts {
  const what = collection.value.label[language.value];
  const count = matched.value;
  const { approvalNumber, attribution, name } = CITY;
  const day = release.value?.data_as_of;
  return {
    title: `${name[language.value]} · ${map.value.label[language.value]}`,
    subtitle: [
      count === undefined ? what : text.value.count(numberText(count, language.value), what),
      filterWords(),
    ]
      .filter((part) => part !== '')
      .join(' · '),
    mark: isSample.value ? texts.value.sample : undefined,
    legend,
    lines: [
      (basemapLines(basemap.value) ?? attribution)[language.value],
      approvalNumber ? text.value.approval(approvalNumber) : text.value.noApproval,
      ...(day ? [text.value.dataAsOf(day)] : []),
      texts.value.madeOn(today.value),
      location.host,
    ],
  };
}

/**
 * Draws the picture of what the map shows.
 * @throws Error where no map is drawn.
 */
export async function currentPicture(): Promise<Blob> {
  const [drawn, seen] = [engine.peek(), viewport.peek()];
  if (!drawn || !seen) throw new Error('No map is drawn');
  const shot = await drawn.picture();
  const [, south, , north] = seen.bounds;
  return mapPicture(
    shot,
    shot.width / seen.width,
    metresPerPixel(seen.zoom, (south + north) / 2),
    pictureTexts(drawn.legend()),
    colors(),
    getComputedStyle(document.body).fontFamily,
  );
}
