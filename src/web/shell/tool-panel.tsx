/** The open tool: beside list and map where there is room, over the whole page on a phone. */
import { useSignal } from '@preact/signals';
import type { ComponentType } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { language, narrow, place, text } from '../state/app.ts';
import { closeTool, setToolState, tool } from '../state/tool.ts';
import type { ToolDefinition, ToolProps } from '../tools/tools.ts';
import { Icon } from './icon.tsx';

function Frame({ definition }: { definition: ToolDefinition }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const loaded = useSignal<ComponentType<ToolProps> | 'failed' | undefined>(undefined);
  const attempt = useSignal(0);
  useEffect(() => {
    const before = document.activeElement;
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, []);
  useEffect(() => {
    const element = dialog.current;
    if (narrow.value) element?.showModal();
    else element?.show();
    return () => element?.close();
  }, [narrow.value]);
  useEffect(() => {
    let gone = false;
    loaded.value = undefined;
    definition
      .load()
      .then(({ Tool }) => {
        if (!gone) loaded.value = Tool;
      })
      .catch(() => {
        if (!gone) loaded.value = 'failed';
      });
    return () => {
      gone = true;
    };
  }, [attempt.value]);
  const Tool = loaded.value;
  const label = definition.label[language.value];
  return (
    <dialog
      class={`tool tool-${definition.wide ? 'stage' : 'side'} tool-${definition.id}`}
      ref={dialog}
      aria-label={label}
      onCancel={closeTool}
      onKeyDown={(event) => event.key === 'Escape' && closeTool()}
    >
      <header class="panel-head">
        <h2>{label}</h2>
        <button type="button" class="icon-button" aria-label={text.value.close} onClick={closeTool}>
          <Icon name="close" />
        </button>
      </header>
      <div class="tool-body">
        {Tool === undefined && (
          <p class="quiet" role="status">
            {text.value.loading}
          </p>
        )}
        {Tool === 'failed' && (
          <div class="notice" role="alert">
            <p class="notice-title">{text.value.failed}</p>
            <button type="button" class="pill" onClick={() => attempt.value++}>
              {text.value.retry}
            </button>
          </div>
        )}
        {typeof Tool === 'function' && <Tool state={place.value.tool?.state ?? ''} setState={setToolState} />}
      </div>
    </dialog>
  );
}

export function ToolPanel() {
  const definition = tool.value;
  return definition ? <Frame key={definition.id} definition={definition} /> : null;
}
