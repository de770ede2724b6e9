/** What the marks and colours of the map stand for, and what the sums of a heat view add up to. */
import { collectionOf } from '../../domain/maps/index.ts';
import { numberText as amountText } from '../../domain/sentence.ts';
import { UNITS } from '../../domain/units.ts';
import { heatField } from '../../style/breaks.ts';
import type { LegendEntry } from '../../style/legend.ts';
import { numberText } from '../shell/number.ts';
import { cells, heated, tooMany, totals } from '../state/aggregates.ts';
import { language, leavesAside, narrow, text } from '../state/app.ts';
import { heatUnitOf } from '../state/heat-unit.ts';
import { legendEntries } from './legend-entries.ts';

/** Whether records of the entry are drawn that not all of the visitor's conditions were asked of. */
const isAside = ({ collection }: LegendEntry) =>
  collection !== undefined && leavesAside(collectionOf(collection)!);

function Entry({ entry }: { entry: LegendEntry }) {
  const aside = isAside(entry) && <span class="quiet"> {text.value.legendAside}</span>;
  if (entry.symbol === 'title')
    return (
      <li class="legend-title">
        {entry.label}
        {entry.unit && <span class="quiet"> {text.value.unitIn(entry.unit)}</span>}
        {aside}
      </li>
    );
  if (entry.symbol === 'note') return <li class="legend-note quiet">{entry.label}</li>;
  return (
    <li>
      <span class={`mark mark-${entry.symbol}`} style={{ '--mark': entry.color }} />
      <span>
        {entry.label}
        {aside}
      </span>
    </li>
  );
}

/** The sum over all cells beside the number of records, so that map and list can be held against each other. */
function Total() {
  const collection = heated.value;
  const { value, status } = cells.current.value;
  if (!collection || !value || status !== 'ready') return null;
  const field = heatField(collection);
  const unit = heatUnitOf(collection);
  const { sum, numberMatched = 0, features } = value;
  const amount =
    field &&
    [amountText(sum ?? 0, field, language.value, unit), unit && UNITS[unit].label[language.value]]
      .filter(Boolean)
      .join(' ');
  const missing = numberMatched - features.reduce((count, { properties }) => count + properties.count, 0);
  return (
    <li class="legend-total">
      {text.value.legendTotal(numberText(numberMatched, language.value), amount)}
      {missing > 0 && ` ${text.value.legendMissing(numberText(missing, language.value))}`}
    </li>
  );
}

/** `open`: whether it is unfolded at first; where there is room, unless told. */
export function Legend({ open = !narrow.value }: { open?: boolean }) {
  return (
    <details class="legend" open={open}>
      <summary>{text.value.legend}</summary>
      <ul>
        {heated.value && leavesAside(heated.value) && <li class="quiet">{text.value.legendAside}</li>}
        {legendEntries.value.map((entry) => (
          <Entry key={`${entry.symbol}${entry.label}`} entry={entry} />
        ))}
        {totals.value && <li class="quiet">{text.value.legendTotals}</li>}
        <Total />
        {tooMany.value && <li class="quiet">{text.value.tooMany}</li>}
      </ul>
    </details>
  );
}
