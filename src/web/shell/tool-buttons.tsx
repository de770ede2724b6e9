/** The tools that the current map offers. */
import { language, map, text } from '../state/app.ts';
import { openTool, tool } from '../state/tool.ts';
import { TOOLS } from '../tools/tools.ts';
import { Icon } from './icon.tsx';

export function ToolButtons() {
  const offered = TOOLS.filter(({ maps }) => maps?.includes(map.value.id));
  if (offered.length === 0) return null;
  return (
    <fieldset class="tool-buttons" aria-label={text.value.tools}>
      {offered.map(({ id, icon, label }) => (
        <button
          type="button"
          key={id}
          class="pill"
          aria-pressed={tool.value?.id === id}
          onClick={() => openTool(id)}
        >
          <Icon name={icon} />
          {label[language.value]}
        </button>
      ))}
    </fieldset>
  );
}
