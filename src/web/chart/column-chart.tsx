/** Columns side by side over an axis of numbers or days, each a button: how records are spread. */
import { useRef } from 'preact/hooks';
import './style.ts';

export type ColumnBar = {
  key: string;
  value: number;
  /** The range and the value in words. */
  said: string;
  isChosen?: boolean;
};

type Props = {
  columns: readonly ColumnBar[];
  label: string;
  /** The value at the top of the axis, and the words at its top, middle and foot. */
  top: number;
  values: readonly [top: string, middle: string, foot: string];
  /** Words below the edges between columns, by the number of columns to their left. */
  ticks: readonly { at: number; text: string }[];
  /** What the axes measure, with units. */
  axes: { x: string; y: string };
  choose: (key: string) => void;
};

const HEIGHT = 100;
/** Between columns, of the width of one. */
const GAP = 0.14;
/** A column that stands for something can be seen. */
const LEAST = 1.2;

const STEPS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: 1, ArrowDown: -1 };

export function ColumnChart({ columns, label, top, values, ticks, axes, choose }: Props) {
  const root = useRef<HTMLDivElement>(null);
  const count = columns.length;
  const start = Math.max(
    0,
    columns.findIndex(({ isChosen }) => isChosen),
  );
  const move = (i: number) => (event: KeyboardEvent) => {
    const to = { Home: 0, End: count - 1 }[event.key] ?? i + (STEPS[event.key] ?? 0);
    if (to === i || to < 0 || to >= count) return;
    event.preventDefault();
    root.current?.querySelectorAll('button')[to]?.focus();
  };
  return (
    <div class="columns">
      <p class="columns-unit quiet" aria-hidden="true">
        {axes.y}
      </p>
      <div class="columns-values quiet" aria-hidden="true">
        {values.map((value, i) => (
          <span key={i}>{value}</span>
        ))}
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for inputs */}
      <div class="columns-plot" ref={root} role="group" aria-label={label}>
        <svg viewBox={`0 0 ${count} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
          {[0, HEIGHT / 2, HEIGHT].map((y) => (
            <line
              key={y}
              class="columns-line"
              x1={0}
              x2={count}
              y1={y}
              y2={y}
              vector-effect="non-scaling-stroke"
            />
          ))}
          {columns.map(({ key, value, isChosen = false }, i) => {
            const height = value > 0 ? Math.max(LEAST, (HEIGHT * value) / top) : 0;
            return (
              <rect
                key={key}
                class={isChosen ? 'column-fill column-chosen' : 'column-fill'}
                x={i + GAP / 2}
                width={1 - GAP}
                y={HEIGHT - height}
                height={height}
              />
            );
          })}
        </svg>
        <div class="columns-buttons">
          {columns.map(({ key, said, isChosen = false }, i) => (
            <button
              type="button"
              key={key}
              aria-label={said}
              title={said}
              aria-pressed={isChosen}
              tabIndex={i === start ? 0 : -1}
              onClick={() => choose(key)}
              onKeyDown={move(i)}
            />
          ))}
        </div>
      </div>
      <div class="columns-ticks quiet" aria-hidden="true">
        {ticks.map(({ at, text }) => (
          <span
            key={at}
            class={at === count ? 'is-last' : undefined}
            style={{ left: `${(100 * at) / count}%` }}
          >
            {text}
          </span>
        ))}
      </div>
      <p class="columns-axis quiet" aria-hidden="true">
        {axes.x}
      </p>
    </div>
  );
}
