/** The accepted records over the outlines of the city. */
import { useSignal } from '@preact/signals';
import { DIVISIONS } from '../../domain/city.ts';
import type { Terms } from '../../domain/kinds.ts';
import { HEIGHT, type Sketch, WIDTH } from './sketch.ts';
import { language, summary } from './state.ts';
import { figure, INTAKE, t } from './text.ts';

const terms: Terms = DIVISIONS;

/** `姑苏区 12、吴江区 3`, most first. */
const counted = (divisions: Readonly<Record<string, number>>): string =>
  Object.entries(divisions)
    .sort(([, a], [, b]) => b - a)
    .map(([code, count]) => `${terms[code] ? t(terms[code]) : code || t(INTAKE.noDivision)} ${figure(count)}`)
    .join(language === 'zh' ? '、' : ', ');

function Drawing({ sketch, label }: { sketch: Sketch; label: string }) {
  const { divisions, water, shapes, points, names, scale } = sketch;
  const [right, bottom] = [WIDTH - 20, HEIGHT - 16];
  const left = right - scale.pixels;
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label} class="intake-map">
      <path class="land" d={divisions} />
      <path class="water" d={water} />
      <path class="border" d={divisions} />
      <path class="shapes" d={shapes} />
      <path class="casing" d={points} />
      <path class="points" d={points} />
      {names.map(({ x, y, zh, en }) => (
        <text key={zh} x={x} y={y}>
          {language === 'zh' ? zh : en}
        </text>
      ))}
      <path class="scale" d={`M${left} ${bottom - 7}V${bottom}H${right}V${bottom - 7}`} />
      <text x={(left + right) / 2} y={bottom - 10}>
        {scale.text}
      </text>
    </svg>
  );
}

export function Picture() {
  const isWhole = useSignal(true);
  const { sketches, divisions, accepted } = summary.value!;
  const { city, records } = sketches;
  const list = counted(divisions);
  return (
    <>
      <h3>{t(INTAKE.map)}</h3>
      <figure>
        <Drawing
          sketch={isWhole.value || !records ? city : records}
          label={`${t(INTAKE.map)}: ${figure(accepted)} ${t(INTAKE.accepted)}`}
        />
        <figcaption>
          {records ? list : t(INTAKE.nothing)} {t(INTAKE.mapHint)}
        </figcaption>
      </figure>
      {records && (
        <button
          type="button"
          class="button quiet-button"
          onClick={() => {
            isWhole.value = !isWhole.value;
          }}
        >
          {t(isWhole.value ? INTAKE.onlyRecords : INTAKE.wholeCity)}
        </button>
      )}
    </>
  );
}
