/** Where a record is: the city with its divisions, and small shapes once more by themselves. */
import { CITY } from '../../../domain/city.ts';
import type { Position } from '../../../domain/geometry.ts';
import { lengthText, roundLength } from '../../../domain/scale-length.ts';
import { type Frame, frameOf, pathOf } from '../../../style/picture/frame.ts';
import type { Item } from '../../api.ts';
import { language } from '../../state/app.ts';
import { closeBounds } from './close-bounds.ts';
import { CITY_FRAME, type Division, ground } from './ground.ts';
import { texts } from './texts.ts';

const DETAIL = { x: 0, y: 0, width: 200, height: 200 };

const viewBox = ({ box }: Frame) => `0 0 ${box.width} ${box.height}`;

function Scale({ frame }: { frame: Frame }) {
  const { box, scale } = frame;
  const metres = roundLength((box.width * 0.3) / scale);
  const width = metres * scale;
  const [x, y] = [10, box.height - 10];
  return (
    <g class="site-scale">
      <path d={`M${x} ${y - 5}V${y}h${width}v-5`} />
      <text x={x + 4} y={y - 6}>
        {lengthText(metres)}
      </text>
    </g>
  );
}

/** Height of a name and about the width of a Latin letter in it, in units. */
const [NAME_HEIGHT, LETTER] = [14, 6.6];

const nameWidth = (name: string) => [...name].reduce((sum, c) => sum + (c > '\u2e7f' ? 12 : LETTER), 0);

/** The divisions whose names have room; short names go first. */
function named(divisions: readonly Division[]): Division[] {
  const width = ({ label }: Division) => nameWidth(label[language.value]);
  const kept: Division[] = [];
  for (const one of [...divisions].sort((a, b) => width(a) - width(b))) {
    const clear = kept.every(
      (other) =>
        Math.abs(one.at[1] - other.at[1]) >= NAME_HEIGHT ||
        Math.abs(one.at[0] - other.at[0]) >= (width(one) + width(other)) / 2,
    );
    if (clear) kept.push(one);
  }
  return kept;
}

function City() {
  const base = ground.value;
  if (!base || base === 'failed') return null;
  return (
    <>
      {base.divisions.map(({ path, functional, label }) => (
        <path
          key={label.en}
          class={functional ? 'site-division site-functional' : 'site-division'}
          d={path}
        />
      ))}
      <path class="site-water" d={base.water} />
      {named(base.divisions).map(({ label, at: [x, y] }) => (
        <text key={label.en} class="site-name" x={x} y={y}>
          {label[language.value]}
        </text>
      ))}
    </>
  );
}

/** The mark of the place: a drop whose tip stands on it. */
function Pin({ at: [x, y] }: { at: [number, number] }) {
  return <path class="site-pin" d={`M${x} ${y}c-3-7-8-10-8-16a8 8 0 0 1 16 0c0 6-5 9-8 16z`} />;
}

export function SchematicMap({ item }: { item: Item }) {
  const { geometry, properties } = item;
  const { lon, lat } = properties;
  if (typeof lon !== 'number' || typeof lat !== 'number') return null;
  const at: Position = [lon, lat];
  const close = geometry ? closeBounds(geometry, CITY.bounds) : undefined;
  const detail = close && frameOf(close, DETAIL, 28);
  const path = geometry ? pathOf(geometry, CITY_FRAME) : '';
  const isArea = geometry?.type === 'Polygon' || geometry?.type === 'MultiPolygon';
  return (
    <figure class="dossier-map">
      <svg viewBox={viewBox(CITY_FRAME)} role="img" aria-label={texts.value.mapLabel}>
        <City />
        {path && !detail && <path class={isArea ? 'site-area' : 'site-line'} d={path} />}
        {(!path || detail) && <Pin at={CITY_FRAME.at(at)} />}
        <Scale frame={CITY_FRAME} />
      </svg>
      {detail && (
        <svg viewBox={viewBox(detail)} role="img" aria-label={texts.value.outlineLabel}>
          <path class="site-area" d={pathOf(geometry!, detail)} />
          <Scale frame={detail} />
        </svg>
      )}
    </figure>
  );
}
