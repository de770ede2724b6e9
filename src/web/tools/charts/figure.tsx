/** One chart: what it shows in a sentence, the picture, and the table behind it. */
import { isMany } from '../../../domain/filter.ts';
import type { Field } from '../../../domain/kinds.ts';
import { collectionOf } from '../../../domain/maps/index.ts';
import { fieldOf } from '../../../domain/record.ts';
import { BarList } from '../../chart/bar-list.tsx';
import { ColumnChart } from '../../chart/column-chart.tsx';
import { collection, language } from '../../state/app.ts';
import { matched } from '../../state/results.ts';
import { closeTool } from '../../state/tool.ts';
import { choose, type Drawn, isChosen } from './data.ts';
import { binEnds, type Point, peak, roundTop, type Series, series, ticksOf } from './series.ts';
import { texts } from './texts.ts';
import { axisText, edgeWords, nameOfValue, number, titleOf, unitName, valueWords } from './words.ts';

/** Bars drawn; the table has all. */
const MOST = 12;
/** Labels below columns that fit 320 px. */
const LABELS = 5;

type Parts = Drawn & { field: Field; found: Series };

/** What a point is called: a value, or the values a bin holds from and to. */
function pointName({ found, field }: Parts, point: Point): string {
  if (found.kind === 'values') return nameOfValue(point.key, field);
  const at = found.points.indexOf(point);
  const [from, to] = binEnds(found.edges[at]!, found.edges[at + 1]!, field).map((end) =>
    edgeWords(end, field),
  );
  return from === to ? from! : texts.value.column(from!, to!);
}

/** The same with the unit of ranges. */
const fullName = (parts: Parts, point: Point): string =>
  [pointName(parts, point), parts.found.kind === 'ranges' ? unitName(parts.field) : '']
    .filter((part) => part !== '')
    .join(' ');

function summary(parts: Parts): string {
  const { found, chart, field } = parts;
  const most = peak(found.points);
  const said = most && valueWords(chart, most);
  const first =
    most === undefined
      ? []
      : [(chart.share ? texts.value.highest : texts.value.most)(fullName(parts, most), said!)];
  return [
    ...first,
    ...(found.missing > 0 ? [texts.value.missing(number(found.missing))] : []),
    ...(isMany(field) ? [texts.value.several] : []),
  ].join(texts.value.joint);
}

function Values(parts: Parts & { title: string }) {
  const { found, chart, title } = parts;
  const shown = found.points.slice(0, MOST);
  const left = found.points.length - shown.length;
  return (
    <>
      <BarList
        label={title}
        {...(chart.share && { full: 1 })}
        choose={(key) => choose(chart, key)}
        bars={shown.map((point) => ({
          key: point.key,
          label: pointName(parts, point),
          value: point.value,
          said: valueWords(chart, point),
          isChosen: isChosen(chart, point.key),
        }))}
      />
      {left > 0 && <p class="quiet chart-note">{texts.value.rest(number(left))}</p>}
    </>
  );
}

function Ranges(parts: Parts & { title: string }) {
  const { found, chart, field, title } = parts;
  if (found.kind !== 'ranges') return null;
  const top = roundTop(Math.max(...found.points.map(({ value }) => value)));
  return (
    <ColumnChart
      label={title}
      top={top}
      values={[axisText(top), axisText(top / 2), axisText(0)]}
      ticks={ticksOf(found.edges, field, LABELS).map(({ at, edge }) => ({
        at,
        text: edgeWords(edge, field),
      }))}
      axes={{ x: unitName(field), y: texts.value.recordsAxis }}
      choose={(key) => choose(chart, key)}
      columns={found.points.map((point) => ({
        key: point.key,
        value: point.value,
        said: `${fullName(parts, point)}: ${valueWords(chart, point)}`,
        isChosen: isChosen(chart, point.key),
      }))}
    />
  );
}

function Table(parts: Parts & { title: string }) {
  const { found, chart, field, title } = parts;
  const unit = found.kind === 'ranges' ? unitName(field) : '';
  return (
    <details class="chart-table">
      <summary>{texts.value.table}</summary>
      <table>
        <caption class="visually-hidden">{title}</caption>
        <thead>
          <tr>
            <th scope="col">
              {field.label[language.value]}
              {unit && ` (${unit})`}
            </th>
            {chart.share && <th scope="col">{texts.value.shareHead}</th>}
            {chart.sum && (
              <th scope="col">{fieldOf(collectionOf(chart.of)!, chart.sum)!.label[language.value]}</th>
            )}
            <th scope="col">{texts.value.countHead}</th>
          </tr>
        </thead>
        <tbody>
          {found.points.map((point) => (
            <tr key={point.key}>
              <th scope="row">
                <button
                  type="button"
                  class="link"
                  aria-pressed={isChosen(chart, point.key)}
                  onClick={() => choose(chart, point.key)}
                >
                  {pointName(parts, point)}
                </button>
              </th>
              {(chart.share || chart.sum) && <td>{valueWords(chart, point)}</td>}
              <td>{number(point.count)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

/** The way to the list of what a bar was chosen for. */
function ShowList() {
  const count = matched.value;
  return (
    <button type="button" class="primary chart-show" aria-disabled={count === undefined} onClick={closeTool}>
      {count === undefined ? texts.value.loading : texts.value.show(number(count))}
    </button>
  );
}

export function Figure(drawn: Drawn) {
  const { chart, answer, part } = drawn;
  const field = fieldOf(collectionOf(chart.of)!, chart.by)!;
  const found = series(chart, field, answer, part);
  if (!found) return null;
  const title = titleOf(chart, field);
  const parts = { ...drawn, field, found, title };
  const said = summary(parts);
  return (
    <figure class="chart" aria-label={`${title}. ${said}`}>
      <figcaption>
        <h3>{title}</h3>
        <p class="quiet">{found.points.length === 0 ? texts.value.none : said}</p>
      </figcaption>
      {found.points.length > 0 && (
        <>
          {found.kind === 'values' ? <Values {...parts} /> : <Ranges {...parts} />}
          {collection.value.id === chart.of && found.points.some(({ key }) => isChosen(chart, key)) && (
            <ShowList />
          )}
          <Table {...parts} />
        </>
      )}
    </figure>
  );
}
