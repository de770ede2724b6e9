/** Bars beside their names, each a button: for values that are told apart by name. */
import './style.ts';

export type Bar = {
  key: string;
  label: string;
  value: number;
  /** The value with its unit. */
  said: string;
  isChosen?: boolean;
};

type Props = {
  bars: readonly Bar[];
  label: string;
  /** The value of a full bar; the largest where absent. */
  full?: number;
  choose?: (key: string) => void;
};

const WIDTH = 100;

/** A value above nothing can be seen. */
const LEAST = 0.8;

export function BarList({ bars, label, full, choose }: Props) {
  const most = full ?? Math.max(...bars.map(({ value }) => value), 0);
  return (
    <ul class="bar-list" aria-label={label}>
      {bars.map(({ key, label: name, value, said, isChosen = false }) => {
        const width = value > 0 && most > 0 ? Math.max(LEAST, (WIDTH * value) / most) : 0;
        const content = (
          <>
            <span class="bar-name">{name}</span>
            <span class="bar-value">{said}</span>
            <svg class="bar" viewBox={`0 0 ${WIDTH} 1`} preserveAspectRatio="none" aria-hidden="true">
              <rect class="bar-ground" width={WIDTH} height={1} />
              <rect class="bar-fill" width={width} height={1} />
            </svg>
          </>
        );
        return (
          <li key={key}>
            {choose ? (
              <button type="button" class="bar-row" aria-pressed={isChosen} onClick={() => choose(key)}>
                {content}
              </button>
            ) : (
              <div class="bar-row">{content}</div>
            )}
          </li>
        );
      })}
    </ul>
  );
}
