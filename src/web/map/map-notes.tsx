/** The legend and the lines a public map must carry. */
import { CITY } from '../../domain/city.ts';
import { type LegendEntry, legend } from '../../style/legend.ts';
import { release } from '../state/about.ts';
import { breaks } from '../state/aggregates.ts';
import { language, map, mapped, narrow, place, text, theme } from '../state/app.ts';

function Entry({ entry }: { entry: LegendEntry }) {
  if (entry.symbol === 'title')
    return (
      <li class="legend-title">
        {entry.label}
        {entry.unit && <span class="quiet"> {text.value.unitIn(entry.unit)}</span>}
      </li>
    );
  return (
    <li>
      <span class={`mark mark-${entry.symbol}`} style={{ '--mark': entry.color }} />
      {entry.label}
    </li>
  );
}

function Legend() {
  const entries = legend(
    map.value,
    language.value,
    theme.value,
    place.value.view,
    breaks.value,
    mapped.value.id,
  );
  return (
    <details class="legend" open={!narrow.value}>
      <summary>{text.value.legend}</summary>
      <ul>
        {entries.map((entry) => (
          <Entry key={`${entry.symbol}${entry.label}`} entry={entry} />
        ))}
      </ul>
    </details>
  );
}

/** Caption, approval number and date of the data, always visible. */
function Lines() {
  const about = release.current.value.value;
  const { approvalNumber, attribution } = CITY;
  return (
    <p class="map-lines">
      <span>{attribution[language.value]}</span>
      <span>{approvalNumber ? text.value.approval(approvalNumber) : text.value.noApproval}</span>
      {about?.data_as_of && <span>{text.value.dataAsOf(about.data_as_of)}</span>}
    </p>
  );
}

export function MapNotes() {
  return (
    <div class="map-notes">
      <Legend />
      <Lines />
    </div>
  );
}
