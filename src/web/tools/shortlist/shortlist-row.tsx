/** One record of the shortlist. */
import type { ComponentChildren } from 'preact';
import { facts, shortFacts } from '../../list/facts.ts';
import { Name, plainName } from '../../list/name.tsx';
import { Icon, type IconName } from '../../shell/icon.tsx';
import { go, text } from '../../state/app.ts';
import { heldOf, hold } from '../../state/held-records.ts';
import { hovered, openRecord } from '../../state/opened.ts';
import { keyText, type RecordKey } from '../../state/record-key.ts';
import { texts } from './texts.ts';

/** Opens the record in place of the tool, as one step. */
function show({ collection, id }: RecordKey): void {
  openRecord(collection, id, true);
  go({ tool: undefined }, 'replace');
}

type Props = { row: RecordKey; children?: (name: string) => ComponentChildren };

export function ShortlistRow({ row, children }: Props) {
  const held = heldOf(row);
  const name = held.status === 'ready' ? plainName(held.item.properties) : row.id;
  const over = () => {
    if (held.status !== 'ready') return;
    const { lon, lat } = held.item.properties;
    hovered.value = { ...row, ...(typeof lon === 'number' && typeof lat === 'number' && { lon, lat }) };
  };
  const out = () => {
    if (hovered.peek()?.id === row.id) hovered.value = undefined;
  };
  return (
    <li class="pick-row" data-key={keyText(row)} onMouseEnter={over} onMouseLeave={out}>
      <div class="pick-what">
        {held.status === 'ready' && (
          <button type="button" class="pick-open" onClick={() => show(row)} onFocus={over} onBlur={out}>
            <span class="pick-name">
              <Name properties={held.item.properties} />
            </span>
            <span class="quiet">
              {[
                ...facts(held.collection, held.item.properties, ['status', 'division']),
                ...shortFacts(held.collection, held.item.properties, 3),
              ]
                .map(({ value }) => value)
                .join(' · ')}
            </span>
          </button>
        )}
        {held.status === 'loading' && <p class="quiet">{text.value.loading}</p>}
        {held.status === 'gone' && <p class="warning">{texts.value.gone}</p>}
        {held.status === 'failed' && (
          <p>
            {texts.value.failed}{' '}
            <button type="button" class="link" onClick={() => hold([row])}>
              {texts.value.retry}
            </button>
          </p>
        )}
      </div>
      {children?.(name)}
    </li>
  );
}

type ToolButtonProps = { icon: IconName; label: string; act: () => void; disabled?: boolean; name: string };

/** A small button of a row; `name` finds it again after the row has moved. */
export const RowButton = ({ icon, label, act, disabled = false, name }: ToolButtonProps) => (
  <button
    type="button"
    class="icon-button"
    data-act={name}
    aria-label={label}
    title={label}
    disabled={disabled}
    onClick={act}
  >
    <Icon name={icon} />
  </button>
);
