/** Records on paper, a page each. Its state in the address: the records; empty for one's own shortlist. */

import { useEffect, useRef } from 'preact/hooks';
import { adopt } from '../../adopt.ts';
import { Icon } from '../../shell/icon.tsx';
import { numberText } from '../../shell/number.ts';
import { UnitSwitches } from '../../shell/unit-switch.tsx';
import { language } from '../../state/app.ts';
import { heldOf, hold, readyOf } from '../../state/held-records.ts';
import { picks } from '../../state/picks.ts';
import { keysFrom, keysText } from '../../state/record-key.ts';
import { openTool } from '../../state/tool.ts';
import { switchableIn } from '../switchable-units.ts';
import type { ToolProps } from '../tools.ts';
import style from './dossier.css?inline';
import { DossierPage } from './dossier-page.tsx';
import { ground, loadGround } from './ground.ts';
import { texts } from './texts.ts';

adopt(style);

/** A modal dialog lies outside the flow, where sheets of paper have no size of their own; while printing it is none. */
function printInFlow(root: HTMLElement | null): (() => void) | undefined {
  const dialog = root?.closest('dialog');
  if (!dialog) return undefined;
  let wasModal = false;
  const before = () => {
    wasModal = dialog.matches(':modal');
    if (!wasModal) return;
    dialog.close();
    dialog.show();
  };
  const after = () => {
    if (!wasModal) return;
    dialog.close();
    dialog.showModal();
  };
  window.addEventListener('beforeprint', before);
  window.addEventListener('afterprint', after);
  return () => {
    window.removeEventListener('beforeprint', before);
    window.removeEventListener('afterprint', after);
  };
}

export function Tool({ state }: ToolProps) {
  const root = useRef<HTMLDivElement>(null);
  const given = keysFrom(state);
  const keys = given.length > 0 ? given : picks.value;
  const asked = keysText(keys);
  useEffect(() => {
    hold(keys);
    void loadGround();
  }, [asked]);
  useEffect(() => printInFlow(root.current), [keys.length === 0]);
  const count = (status: string) => keys.filter((key) => heldOf(key).status === status).length;
  const [loading, gone, failed] = [count('loading'), count('gone'), count('failed')];
  const ready = readyOf(keys);
  const written = (value: number) => numberText(value, language.value);
  if (keys.length === 0) return <p class="notice">{texts.value.nothing}</p>;
  return (
    <div class="dossier" ref={root}>
      <div class="dossier-bar">
        <button
          type="button"
          class="primary"
          disabled={loading > 0 || ready.length === 0 || ground.value === undefined}
          onClick={() => window.print()}
        >
          {texts.value.print}
        </button>
        <button type="button" class="pill" onClick={() => openTool('share', `dossier:${asked}`)}>
          <Icon name="share" />
          {texts.value.share}
        </button>
        <UnitSwitches fields={switchableIn(ready.map(({ collection }) => collection))} />
        <p class="quiet" role="status">
          {loading > 0
            ? texts.value.loading(written(ready.length), written(keys.length))
            : `${texts.value.pages(written(ready.length))} · ${texts.value.printHint}`}
        </p>
        {gone > 0 && <p class="warning">{texts.value.gone(written(gone))}</p>}
        {failed > 0 && (
          <p class="warning">
            {texts.value.failed(written(failed))}{' '}
            <button type="button" class="link" onClick={() => hold(keys)}>
              {texts.value.retry}
            </button>
          </p>
        )}
      </div>
      <div class="dossier-pages">
        {ready.map((one) => (
          <DossierPage key={`${one.collection.id}.${one.item.id}`} ready={one} />
        ))}
      </div>
    </div>
  );
}
