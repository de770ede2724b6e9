/** How records are spread over the values of a field, the chosen range told apart from the rest. */
import { useId } from 'preact/hooks';
import type { Bin } from '../api.ts';

const HEIGHT = 44;
/** Between bars, of the whole width; narrow bars keep more of theirs. */
const GAP = 0.006;
const WIDEST_GAP = 0.12;
/** A bar that stands for something can be seen. */
const LEAST = 1.5;

type Props = { bins: readonly Bin[]; from: number; to: number };

export function Histogram({ bins, from, to }: Props) {
  const clip = useId();
  const gap = Math.min(WIDEST_GAP, GAP * bins.length);
  const most = Math.max(...bins.map(({ count }) => count), 1);
  const bars = bins.map(({ count }, i) => {
    const height = count === 0 ? 0 : Math.max(LEAST, (HEIGHT * count) / most);
    return <rect key={i} x={i + gap / 2} width={1 - gap} y={HEIGHT - height} height={height} />;
  });
  return (
    <svg
      class="histogram"
      viewBox={`0 0 ${bins.length} ${HEIGHT}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <clipPath id={clip}>
        <rect x={from} width={Math.max(0, to - from)} y={0} height={HEIGHT} />
      </clipPath>
      <g class="bars-outside">{bars}</g>
      <g class="bars-inside" clip-path={`url(#${clip})`}>
        {bars}
      </g>
    </svg>
  );
}
