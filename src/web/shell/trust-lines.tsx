/** What makes the page trustworthy: whose data, how old, approved by whom, and that it is a sample. */
import { computed } from '@preact/signals';
import { basemapLines } from '../../domain/basemap.ts';
import { textIn } from '../../domain/bilingual.ts';
import { CITY } from '../../domain/city.ts';
import { isSample, release } from '../state/about.ts';
import { language, text } from '../state/app.ts';
import { basemap } from '../state/basemap.ts';
import { departments } from '../state/results.ts';
import { viewport } from '../state/viewport.ts';

/** From here on one sees how coarse the schematic map is. */
const CLOSE_UP = 12;
const closeUp = computed(() => (viewport.value?.zoom ?? 0) >= CLOSE_UP);

/** The caption of the base map, and what every view of the data carries. */
export const MapLines = () => (
  <p class="map-lines">
    <span>{(basemapLines(basemap.value) ?? CITY.attribution)[language.value]}</span>
    {basemap.value.kind === 'schematic' && closeUp.value && <span>{text.value.simplified}</span>}
    <TrustLines />
  </p>
);

/** The lines that every view of the data carries. */
export function TrustLines() {
  const { approvalNumber } = CITY;
  const [first, ...others] = departments.value;
  const day = release.value?.data_as_of;
  const name = first && textIn(first, language.value);
  return (
    <span class="trust-lines">
      {isSample.value && <strong>{text.value.sampleData}</strong>}
      <span>{approvalNumber ? text.value.approval(approvalNumber) : text.value.noApproval}</span>
      {day && <span>{text.value.dataAsOf(day)}</span>}
      {name && (
        <span>
          {text.value.responsibleBy} <span lang={name === first ? 'zh-CN' : undefined}>{name}</span>
          {others.length > 0 && text.value.andOthers(String(others.length))}
        </span>
      )}
    </span>
  );
}
