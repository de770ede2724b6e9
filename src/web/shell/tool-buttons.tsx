/** The tools that the current map offers. */
import { language, map, text } from '../state/app.ts';
import { openTool, tool } from '../state/tool.ts';
import { TOOLS } from '../tools/tools.ts';
import { Icon } from './icon.tsx';

/** All of them, or the `own` ones, which no other map offers. */
export function ToolButtons({ own }: { own?: true }) {
  const offered = TOOLS.filter(({ on }) => on === map.value.id || (on === 'all' && !own));
  if (!offered[0]) return null;
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
