/** What can be done with a whole shortlist. */

import { Icon, type IconName } from '../../shell/icon.tsx';
import { numberText } from '../../shell/number.ts';
import { language } from '../../state/app.ts';
import { readyOf } from '../../state/held-records.ts';
import { nameOf } from '../../state/names.ts';
import { keysText, type RecordKey } from '../../state/record-key.ts';
import { openTool } from '../../state/tool.ts';
import { unitOf } from '../../state/units.ts';
import { csvBlob, saveFile } from '../save-file.ts';
import { MOST_COMPARED } from './arrange.ts';
import { shortlistCsv } from './csv.ts';
import { texts } from './texts.ts';

function saveCsv(keys: readonly RecordKey[]): void {
  const { csvCollection, csvId, csvPage, csvFile } = texts.value;
  const content = shortlistCsv(readyOf(keys), {
    language: language.value,
    names: nameOf,
    units: unitOf,
    origin: location.origin,
    headings: { collection: csvCollection, id: csvId, nameZh: '名称', nameEn: 'Name', page: csvPage },
  });
  saveFile(`${csvFile}.csv`, csvBlob(content));
}

type Props = { keys: readonly RecordKey[]; chosen: readonly RecordKey[]; clear?: () => void };

export function ShortlistActions({ keys, chosen, clear }: Props) {
  const all = keysText(keys);
  const pill = (icon: IconName, label: string, act: () => void) => (
    <button type="button" class="pill" onClick={act}>
      <Icon name={icon} />
      {label}
    </button>
  );
  const comparable = chosen.length >= 2 && chosen.length <= MOST_COMPARED;
  return (
    <div class="shortlist-actions">
      <button
        type="button"
        class="primary"
        disabled={!comparable}
        onClick={() => openTool('compare', keysText(chosen))}
      >
        {comparable
          ? texts.value.compare(numberText(chosen.length, language.value))
          : texts.value.compareHint(String(MOST_COMPARED))}
      </button>
      <div class="pill-row">
        {pill('clock', texts.value.visit, () => openTool('visit', all))}
        {pill('mail', texts.value.enquire, () => openTool('enquire', all))}
        {pill('share', texts.value.share, () => openTool('share', `shortlist:${all}`))}
        {pill('print', texts.value.dossier, () => openTool('dossier', all))}
        {pill('download', texts.value.csv, () => saveCsv(keys))}
        {clear && pill('trash', texts.value.clear, clear)}
      </div>
    </div>
  );
}
