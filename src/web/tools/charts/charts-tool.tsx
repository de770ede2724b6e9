/** Charts of the current map under its filter. */

import { adopt } from '../../adopt.ts';
import { filterWords } from '../../filter/words.ts';
import { UnitSwitches } from '../../shell/unit-switch.tsx';
import { collection } from '../../state/app.ts';
import { switchable } from '../../state/units.ts';
import style from './charts.css?inline';
import { answers, drawn } from './data.ts';
import { Figure } from './figure.tsx';
import { texts } from './texts.ts';

adopt(style);

export function Tool() {
  const { status } = answers.current.value;
  const all = drawn.value;
  const filter = filterWords();
  return (
    <div class="charts" aria-busy={status === 'loading'}>
      <p class="quiet chart-note">{filter === '' ? texts.value.introAll : texts.value.intro(filter)}</p>
      <UnitSwitches fields={switchable(collection.value)} />
      {status === 'failed' && (
        <p role="alert">
          {texts.value.failed}{' '}
          <button type="button" class="link" onClick={answers.retry}>
            {texts.value.retry}
          </button>
        </p>
      )}
      {!all && status !== 'failed' && (
        <p class="quiet" role="status">
          {texts.value.loading}
        </p>
      )}
      {all?.map((one) => (
        <Figure key={`${one.chart.of} ${one.chart.by} ${one.chart.sum}`} {...one} />
      ))}
    </div>
  );
}
