/** What the frame tells the page around without being asked. */
import { effect, untracked } from '@preact/signals';
import type { CommandName, EventName, RecordKey } from '../../domain/embed/messages.ts';
import { engine } from '../map/current-engine.ts';
import { tilesFailed } from '../state/aggregates.ts';
import { place } from '../state/app.ts';
import { openItem } from '../state/opened.ts';
import { matched } from '../state/results.ts';
import { viewport } from '../state/viewport.ts';
import { listen, tell } from './channel.ts';
import { commands } from './commands.ts';
import { state } from './embed-state.ts';
import { page } from './page.ts';

const EVENTS: readonly EventName[] = [
  'ready',
  'load',
  'move',
  'select',
  'filter',
  'resize',
  'enquiry',
  'warning',
  'error',
];

/** A map at rest for so long has arrived, in milliseconds. */
const REST = 150;

const ready = (): void =>
  tell('ready', {
    version: 1,
    commands: Object.keys(commands) as CommandName[],
    events: EVENTS,
    deprecations: [],
    state: untracked(state),
  });

export const loaded = (): void => tell('load', {});

/** A visitor has followed the link to an enquiry. */
export const enquired = (opened: RecordKey): void => tell('enquiry', { opened });

/** Calls back when what is read changes, not at first. */
function onChange(read: () => unknown, tellIt: () => void): void {
  let before: string | undefined;
  effect(() => {
    const now = JSON.stringify(read()) ?? '';
    if (before !== undefined && now !== before) untracked(tellIt);
    before = now;
  });
}

/** Makes the map known and tells of every change from now on. */
export function announce(): void {
  listen({ commands, greeted: ready });
  ready();
  for (const warning of page.warnings) tell('warning', warning);
  let moving: ReturnType<typeof setTimeout> | undefined;
  effect(() => {
    const seen = viewport.value;
    clearTimeout(moving);
    if (!seen) return;
    moving = setTimeout(() => {
      const position = engine.peek()?.camera();
      if (position) tell('move', { position, bounds: seen.bounds });
    }, REST);
  });
  onChange(
    () => [place.value.open ?? null, openItem.value?.item.id ?? null],
    () => {
      const { open } = place.value;
      const found = openItem.value;
      if (!open) tell('select', { selected: null });
      else if (found) {
        const { name_zh: zh, name_en: en } = found.item.properties;
        tell('select', {
          selected: { ...open },
          name: { zh: String(zh ?? ''), en: String(en || (zh ?? '')) },
        });
      }
    },
  );
  let told = JSON.stringify([place.peek().params, place.peek().q, place.peek().filter]);
  effect(() => {
    const { params, q, filter } = place.value;
    const count = matched.value;
    const now = JSON.stringify([params, q, filter]);
    if (count === undefined || now === told) return;
    told = now;
    tell('filter', { filters: { ...params }, q, matched: count });
  });
  onChange(
    () => tilesFailed.value,
    () => {
      if (tilesFailed.value) tell('error', { code: 'failed', message: 'some tiles could not be loaded' });
    },
  );
}
