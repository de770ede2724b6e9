/** What stands on the map while a tool's line stays there without the tool: back to the tool, or away with the line. */
import { Icon } from '../shell/icon.tsx';
import { language, text } from '../state/app.ts';
import { openTool, tool, toolLine } from '../state/tool.ts';
import { toolOf } from '../tools/tools.ts';

export function ToolLineBar() {
  const from = tool.value ? undefined : toolOf(toolLine.value?.tool);
  if (!from) return null;
  const label = from.label[language.value];
  return (
    <section class="sketch-bar tool-line-bar" aria-label={label}>
      <button type="button" class="pill" onClick={() => openTool(from.id)}>
        <Icon name={from.icon} />
        {label}
      </button>
      <button
        type="button"
        class="icon-button"
        aria-label={text.value.close}
        onClick={() => {
          toolLine.value = undefined;
        }}
      >
        <Icon name="close" />
      </button>
    </section>
  );
}
