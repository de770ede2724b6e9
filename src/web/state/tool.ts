/** The open tool. */
import { computed, signal } from '@preact/signals';
import type { Position } from '../../domain/geometry.ts';
import { type ToolDefinition, toolOf } from '../tools/tools.ts';
import { go, place } from './app.ts';
import { filtersOpen } from './panel.ts';

/** The tool the address names, if there is one of that name. */
export const tool = computed<ToolDefinition | undefined>(() => toolOf(place.value.tool?.id));

/** Opens a tool with what it remembers; a step for the back button. */
export function openTool(id: string, state = ''): void {
  filtersOpen.value = false;
  go({ tool: { id, state } });
}

/** Changes what the open tool remembers. */
export function setToolState(state: string, how: 'push' | 'replace' = 'push'): void {
  const current = place.peek().tool;
  if (current) go({ tool: { ...current, state } }, how);
}

export const closeTool = (): void => go({ tool: undefined });

/** Lines and numbered places that a tool shows on the map. */
export type ToolLine = {
  /** Id of the tool. */
  tool: string;
  lines: readonly Position[][];
  stops: readonly { at: Position; number: number }[];
};

export const toolLine = signal<ToolLine | undefined>(undefined);
