/** Up to four records side by side. Its state in the address: the records, and `differences` where only those are shown. */

import { useEffect } from 'preact/hooks';
import { adopt } from '../../adopt.ts';
import { plainName } from '../../list/name.tsx';
import { Icon } from '../../shell/icon.tsx';
import { UnitSwitches } from '../../shell/unit-switch.tsx';
import { heldOf, hold, readyOf } from '../../state/held-records.ts';
import { picks } from '../../state/picks.ts';
import { keysFrom, keysText, keyText, type RecordKey } from '../../state/record-key.ts';
import { openTool } from '../../state/tool.ts';
import { MOST_COMPARED } from '../shortlist/arrange.ts';
import { switchableIn } from '../switchable-units.ts';
import type { ToolProps } from '../tools.ts';
import style from './compare.css?inline';
import { CompareTable } from './compare-table.tsx';
import { texts } from './texts.ts';

adopt(style);

const DIFFERENCES = 'differences';

const written = (keys: readonly RecordKey[], onlyDifferences: boolean): string =>
  [keysText(keys), ...(onlyDifferences ? [DIFFERENCES] : [])].filter((part) => part !== '').join(',');

function AddColumn({ keys, add }: { keys: readonly RecordKey[]; add: (key: RecordKey) => void }) {
  const present = new Set(keys.map(keyText));
  const others = picks.value.filter((pick) => !present.has(keyText(pick)));
  const wanted = keysText(others);
  useEffect(() => hold(others), [wanted]);
  if (others.length === 0 || keys.length >= MOST_COMPARED) return null;
  return (
    <select
      class="compare-add"
      aria-label={texts.value.addLabel}
      value=""
      onChange={(event) => {
        const [key] = keysFrom(event.currentTarget.value);
        if (key) add(key);
      }}
    >
      <option value="">{texts.value.add}</option>
      {others.flatMap((key) => {
        const held = heldOf(key);
        if (held.status !== 'ready') return [];
        return [
          <option key={keyText(key)} value={keyText(key)}>
            {plainName(held.item.properties)}
          </option>,
        ];
      })}
    </select>
  );
}

export function Tool({ state, setState }: ToolProps) {
  const keys = keysFrom(state).slice(0, MOST_COMPARED);
  const onlyDifferences = state.split(',').includes(DIFFERENCES);
  const asked = keysText(keys);
  useEffect(() => hold(keys), [asked]);
  const keep = (next: readonly RecordKey[]) => setState(written(next, onlyDifferences));
  const columns = keys.map((key) => ({ key, held: heldOf(key) }));
  return (
    <div class="compare">
      <div class="compare-bar">
        {keys.length > 0 && (
          <>
            <label class="compare-toggle">
              <input
                type="checkbox"
                checked={onlyDifferences}
                onChange={(event) => setState(written(keys, event.currentTarget.checked))}
              />
              {texts.value.onlyDifferences}
            </label>
            <UnitSwitches fields={switchableIn(readyOf(keys).map(({ collection }) => collection))} />
          </>
        )}
        <AddColumn keys={keys} add={(key) => keep([...keys, key])} />
        {keys.length > 0 && (
          <span class="compare-actions">
            <button type="button" class="pill" onClick={() => openTool('share', `compare:${state}`)}>
              <Icon name="share" />
              {texts.value.share}
            </button>
            <button type="button" class="pill" onClick={() => openTool('dossier', asked)}>
              <Icon name="print" />
              {texts.value.print}
            </button>
          </span>
        )}
      </div>
      {keys.length === 0 ? (
        <div class="notice">
          <p>{texts.value.nothing}</p>
          <button type="button" class="pill" onClick={() => openTool('shortlist')}>
            {texts.value.toShortlist}
          </button>
        </div>
      ) : (
        <CompareTable
          columns={columns}
          onlyDifferences={onlyDifferences}
          remove={(key) => keep(keys.filter((one) => keyText(one) !== keyText(key)))}
        />
      )}
    </div>
  );
}
