/** Where a batch changes what: divisions with their counts, and a mark for every record. */
import { html } from 'hono/html';
import type { BatchRow, StoredRow } from '../../../db/batch-rows.ts';
import { CITY } from '../../domain/city.ts';
import { type Bounds, bounds, type Geometry, type Position, union } from '../../domain/geometry.ts';
import type { Language } from '../../domain/kinds.ts';
import { lengthText, roundLength } from '../../domain/scale-length.ts';
import { type Frame, frameOf, isInside, pathOf } from '../../style/picture/frame.ts';
import { widthOf } from '../../style/picture/markup.ts';
import type { Html } from '../pages/layout.ts';
import { LANG } from '../pages/text.ts';
import type { BatchReport, Ground } from './batch-report.ts';
import { both, inBoth } from './report-language.ts';
import { SAY, WORDS } from './report-text.ts';

const WIDTH = 720;
const HEIGHT = 640;
/** More marks than this are one path a kind, without links of their own. */
const LINKED = 600;
/** A closer map is drawn where the changes take less than this part of the city's width. */
const CLOSER = 0.45;
/** The closer map shows at least so many degrees. */
const LEAST = 0.16;
/** Records whose names stand beside their marks on the closer map. */
const NAMED = 30;
const MARGIN = 22;
const SCALE_BAR = 110;

type Kind = 'new' | 'changed' | 'withdrawn';
type Mark = {
  kind: Kind;
  row: BatchRow;
  at: Position;
  from: Position | undefined;
  shape: Geometry | undefined;
};

const KINDS: readonly Kind[] = ['withdrawn', 'changed', 'new'];

/** Shapes that are told apart without colour: a disc, a diamond, a cross. */
const SHAPES: Record<Kind, (x: number, y: number) => string> = {
  new: (x, y) => `M${x - 5} ${y}a5 5 0 1 0 10 0a5 5 0 1 0 -10 0Z`,
  changed: (x, y) => `M${x} ${y - 6.5}L${x + 6.5} ${y}L${x} ${y + 6.5}L${x - 6.5} ${y}Z`,
  withdrawn: (x, y) => `M${x - 5} ${y - 5}L${x + 5} ${y + 5}M${x + 5} ${y - 5}L${x - 5} ${y + 5}`,
};

const placeOf = (record: StoredRow | undefined): Position | undefined =>
  typeof record?.lon === 'number' && typeof record.lat === 'number' ? [record.lon, record.lat] : undefined;

function shapeOf(record: StoredRow): Geometry | undefined {
  if (typeof record.geometry !== 'string') return undefined;
  const geometry = JSON.parse(record.geometry) as Geometry;
  return geometry.type === 'Point' || geometry.type === 'MultiPoint' ? undefined : geometry;
}

/** The rows that can be drawn. Rejected ones and those that wait for a decision change nothing. */
function marksOf(rows: readonly BatchRow[]): { marks: Mark[]; unseen: number } {
  const drawn = rows.filter(
    ({ change, verdict }) => (KINDS as readonly string[]).includes(change) && verdict?.is !== 'rejected',
  );
  const marks = drawn.flatMap((row): Mark[] => {
    const { before, after, change } = row;
    const [was, is] = [placeOf(before), placeOf(after)];
    const at = is ?? was;
    if (!at) return [];
    const moved = was && is && (was[0] !== is[0] || was[1] !== is[1]);
    return [
      { kind: change as Kind, row, at, from: moved ? was : undefined, shape: shapeOf((after ?? before)!) },
    ];
  });
  return { marks, unseen: drawn.length - marks.length };
}

const half = (value: number) => Math.round(value * 2) / 2;

function pointOf(position: Position, frame: Frame): [number, number] {
  const [x, y] = frame.at(position);
  return [half(x), half(y)];
}

function moves(marks: readonly Mark[], frame: Frame): string {
  return marks
    .filter(({ from }) => from !== undefined)
    .map(({ from, at }) => {
      const [x, y] = pointOf(from!, frame);
      const [u, v] = pointOf(at, frame);
      return `M${x} ${y}L${u} ${v}M${x - 3} ${y}a3 3 0 1 0 6 0a3 3 0 1 0 -6 0`;
    })
    .join('');
}

const nameOf = ({ before, after }: BatchRow) => String((after ?? before)!.name_zh ?? '');

function drawnMarks(marks: readonly Mark[], frame: Frame): Html {
  const seen = marks.filter(({ at }) => isInside(at, frame));
  const isLinked = seen.length <= LINKED;
  const of = (kind: Kind) => seen.filter((mark) => mark.kind === kind);
  return html`<path class="moves" d="${moves(seen, frame)}" />${KINDS.map((kind) => {
    const some = of(kind);
    const outline = some.map(({ shape }) => (shape ? pathOf(shape, frame) : '')).join('');
    const area = outline === '' ? '' : html`<path class="outline ${kind}" d="${outline}" />`;
    if (!isLinked) {
      const path = [...new Set(some.map(({ at }) => SHAPES[kind](...pointOf(at, frame))))].join('');
      return html`${area}<path class="mark ${kind}" d="${path}" />`;
    }
    return html`${area}${some.map(
      ({ row, at }) =>
        html`<a href="#${row.id}"><title>${nameOf(row)}</title><path class="mark ${kind}" d="${SHAPES[kind](...pointOf(at, frame))}" /></a>`,
    )}`;
  })}`;
}

type Counts = ReadonlyMap<string, Record<Kind, number>>;

function countsOf(marks: readonly Mark[]): Counts {
  const counts = new Map<string, Record<Kind, number>>();
  for (const { kind, row } of marks) {
    const code = String((row.after ?? row.before)!.division ?? '');
    const found = counts.get(code) ?? { new: 0, changed: 0, withdrawn: 0 };
    found[kind] += 1;
    counts.set(code, found);
  }
  return counts;
}

const SIGNS: readonly [Kind, string][] = [
  ['new', '+'],
  ['changed', '~'],
  ['withdrawn', '−'],
];

const countText = (counts: Record<Kind, number> | undefined): string =>
  counts
    ? SIGNS.filter(([kind]) => counts[kind] > 0)
        .map(([kind, sign]) => `${sign}${counts[kind]}`)
        .join(' ')
    : '';

const NAME = 13;
const RECORD_NAME = 17;
const SHIFTS = [0, -16, 16, -32, 32];

/** Names of divisions with what changes in each, moved up or down where they would cover one another. */
function names({ divisions }: Ground, frame: Frame, counts: Counts, language: Language): Html {
  const taken: { x: number; y: number; half: number }[] = [];
  return html`<g class="${language}" lang="${LANG[language]}">${divisions.map(({ code, name, lon, lat }) => {
    if (!isInside([lon, lat], frame, 24)) return '';
    const [x, middle] = pointOf([lon, lat], frame);
    const count = countText(counts.get(code));
    const reach = (Math.max(widthOf(name[language]), widthOf(count)) * NAME) / 2;
    const height = count === '' ? 16 : 31;
    const y = SHIFTS.map((shift) => middle + shift).find((at) =>
      taken.every(
        (other) => Math.abs(other.x - x) > other.half + reach + 2 || Math.abs(other.y - at) > height,
      ),
    );
    if (y === undefined) return '';
    taken.push({ x, y, half: reach });
    return html`<text x="${x}" y="${y}">${name[language]}${count === '' ? '' : html`<tspan class="count" x="${x}" dy="15">${count}</tspan>`}</text>`;
  })}</g>`;
}

/** Names of records beside their marks, where they cover neither one another nor another mark. */
function recordNames(marks: readonly Mark[], frame: Frame): Html {
  if (marks.length > NAMED) return html``;
  const points = marks.map(({ at }) => pointOf(at, frame));
  const taken: { x: number; y: number; width: number }[] = points.map(([x, y]) => ({
    x: x - 8,
    y,
    width: 16,
  }));
  return html`${marks.map(({ row }, i) => {
    const [x, y] = points[i]!;
    const name = nameOf(row);
    const width = widthOf(name) * RECORD_NAME;
    const left = [x + 11, x - 11 - width].find(
      (start) =>
        start > 0 &&
        start + width < WIDTH &&
        taken.every(
          (other, j) =>
            j === i || Math.abs(other.y - y) > 19 || other.x > start + width || other.x + other.width < start,
        ),
    );
    if (left === undefined) return '';
    taken.push({ x: left, y, width });
    return html`<text class="record" x="${left}" y="${y + 6}" lang="${LANG.zh}">${name}</text>`;
  })}`;
}

function scaleBar(frame: Frame): Html {
  const metres = roundLength(SCALE_BAR / frame.scale);
  const pixels = Math.round(metres * frame.scale);
  return html`<g class="scale" transform="translate(16 ${HEIGHT - 18})"><path d="M0 -5V0H${pixels}V-5" /><text x="${pixels / 2}" y="-7">${lengthText(metres)}</text></g>`;
}

function picture(
  { ground, marks, counts }: { ground: Ground; marks: readonly Mark[]; counts: Counts },
  extent: Bounds,
  { label, inset }: { label: (typeof WORDS)['cityMap' | 'closeMap']; inset?: Bounds | undefined },
): Html {
  const frame = frameOf(extent, { x: 0, y: 0, width: WIDTH, height: HEIGHT }, MARGIN);
  const path = (geometries: readonly Geometry[]) => geometries.map((one) => pathOf(one, frame)).join('');
  const around = () => {
    const [left, bottom] = pointOf([inset![0], inset![1]], frame);
    const [right, top] = pointOf([inset![2], inset![3]], frame);
    return html`<path class="inset" d="M${left} ${top}H${right}V${bottom}H${left}Z" />`;
  };
  return html`<figure>
    <svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="group" aria-label="${inBoth(label)}">
      <rect class="beyond" width="${WIDTH}" height="${HEIGHT}" />
      <path class="land" d="${path(ground.divisions.map(({ geometry }) => geometry))}" />
      <path class="water" d="${path(ground.water)}" />
      <path class="border" d="${path(ground.divisions.map(({ geometry }) => geometry))}" />
      ${inset ? around() : ''}
      ${names(ground, frame, counts, 'zh')}${names(ground, frame, counts, 'en')}
      ${drawnMarks(marks, frame)}
      ${label === WORDS.closeMap ? recordNames(marks, frame) : ''}
      ${scaleBar(frame)}
    </svg>
    <figcaption>${both(label)}</figcaption>
  </figure>`;
}

const key = (kind: Kind, count: number): Html =>
  html`<li><svg viewBox="0 0 18 18" width="18" height="18" aria-hidden="true"><path class="mark ${kind}" d="${SHAPES[kind](9, 9)}" /></svg>${both(WORDS[kind])} <b>${count}</b></li>`;

function boundsOf(marks: readonly Mark[]): Bounds | undefined {
  return marks
    .map(({ at, shape }): Bounds => (shape ? bounds(shape) : [at[0], at[1], at[0], at[1]]))
    .reduce<Bounds | undefined>((sum, one) => (sum ? union(sum, one) : one), undefined);
}

function widened([west, south, east, north]: Bounds): Bounds {
  const across = Math.max(0, LEAST - (east - west)) / 2;
  const up = Math.max(0, LEAST - (north - south)) / 2;
  return [west - across, south - up, east + across, north + up];
}

/** What changes in each division, for those who cannot see the map and for names that found no room on it. */
function divisionList({ divisions }: Ground, counts: Counts): Html {
  const known = divisions.filter(({ code }) => counts.has(code));
  return html`<ul class="divisions">${known.map(({ code, name }) => html`<li>${both(name)} ${(['new', 'changed', 'withdrawn'] as const).filter((kind) => counts.get(code)![kind] > 0).map((kind) => html`<span>${both(WORDS[kind])} <b>${counts.get(code)![kind]}</b></span> `)}</li>`)}</ul>`;
}

/** The section with the map; a closer one where all changes are near one another. */
export function mapSection({ rows, ground }: BatchReport): Html {
  const { marks, unseen } = marksOf(rows);
  const head = html`<h2 id="map">${both(WORDS.map)}</h2>`;
  if (marks.length === 0)
    return html`<section>${head}<p class="quiet">${both(WORDS.noMap)}${unseen > 0 ? html` ${both(SAY.unseen(unseen))}` : ''}</p></section>`;
  const counts = countsOf(marks);
  const city =
    ground.divisions
      .map(({ geometry }) => bounds(geometry))
      .reduce<Bounds | undefined>((sum, one) => (sum ? union(sum, one) : one), undefined) ?? CITY.bounds;
  const close = widened(boundsOf(marks)!);
  const isClose = close[2] - close[0] < CLOSER * (city[2] - city[0]);
  const scene = { ground, marks, counts };
  return html`<section>${head}
    <ul class="keys">${(['new', 'changed', 'withdrawn'] as const).map((kind) => key(kind, marks.filter((mark) => mark.kind === kind).length))}${marks.some(({ from }) => from) ? html`<li><svg viewBox="0 0 18 18" width="18" height="18" aria-hidden="true"><path class="moves" d="M2 9a3 3 0 1 0 6 0a3 3 0 1 0 -6 0M8 9H17" /></svg>${both(WORDS.before)}</li>` : ''}</ul>
    <div class="maps${isClose ? ' two' : ''}">${picture(scene, city, { label: WORDS.cityMap, inset: isClose ? close : undefined })}${isClose ? picture(scene, close, { label: WORDS.closeMap }) : ''}</div>
    ${divisionList(ground, counts)}
    <p class="quiet">${both(WORDS.schematic)}${unseen > 0 ? html` ${both(SAY.unseen(unseen))}` : ''}</p>
  </section>`;
}
