/** The way to ask the office of a record. */
import type { ComponentChildren } from 'preact';
import { language } from '../state/app.ts';
import { keyText, type RecordKey } from '../state/picks.ts';
import { openTool } from '../state/tool.ts';
import { toolLabel, toolOf } from '../tools/tools.ts';

type Props = { record: RecordKey; class: string; children?: ComponentChildren };

export function EnquireButton({ record, class: name, children }: Props) {
  const state = keyText(record);
  return (
    <button type="button" class={name} onClick={() => openTool('enquire', state)}>
      {children}
      {toolLabel(toolOf('enquire')!, state)[language.value]}
    </button>
  );
}
