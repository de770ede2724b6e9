/** The open tool: beside list and map where there is room, over the whole page on a phone. */
import { useEffect, useRef } from 'preact/hooks';
import { language, narrow, place, text } from '../state/app.ts';
import { closeTool, setToolState, tool } from '../state/tool.ts';
import { TOOLS, type ToolDefinition, type ToolProps, toolLabel } from '../tools/tools.ts';
import { Icon } from './icon.tsx';
import { later } from './later.tsx';

const PARTS = new Map(
  TOOLS.map(({ id, load }) => [
    id,
    later<ToolProps>(
      async () => (await load()).Tool,
      () => (
        <p class="quiet" role="status">
          {text.value.loading}
        </p>
      ),
    ),
  ]),
);

function Frame({ tool }: { tool: ToolDefinition }) {
  const { id, wide } = tool;
  const state = place.value.tool?.state ?? '';
  const dialog = useRef<HTMLDialogElement>(null);
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
  const Tool = PARTS.get(id)!;
  const title = toolLabel(tool, state)[language.value];
  return (
    <dialog
      class={`tool tool-${wide ? 'stage' : 'side'} tool-${id}`}
      ref={dialog}
      aria-label={title}
      onCancel={closeTool}
      onKeyDown={(event) => event.key === 'Escape' && closeTool()}
    >
      <header class="panel-head">
        <h2>{title}</h2>
        <button type="button" class="icon-button" aria-label={text.value.close} onClick={closeTool}>
          <Icon name="close" />
        </button>
      </header>
      <div class="tool-body">
        <Tool state={state} setState={setToolState} />
      </div>
    </dialog>
  );
}

export function ToolPanel() {
  const definition = tool.value;
  return definition ? <Frame key={definition.id} tool={definition} /> : null;
}
