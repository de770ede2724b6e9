/** What the intake page knows: the collection, the file, what was chosen, and what the worker said last. */
import { signal } from '@preact/signals';
import type { Language } from '../../domain/kinds.ts';
import { collectionOf, DEFAULT_MAP, mapOf } from '../../domain/maps/index.ts';
import type { IntakeChoices, Opened } from '../../import/intake.ts';
import { saveFile } from '../tools/save-file.ts';
import type { Failed, FromWorker, Saved, Stage, Summary, ToWorker } from './messages.ts';

export const language: Language = document.documentElement.lang.startsWith('en') ? 'en' : 'zh';

const asked = new URLSearchParams(location.search).get('collection') ?? '';

export const collection = signal(collectionOf(asked)?.id ?? mapOf(DEFAULT_MAP)!.collections[0]!.id);
export const file = signal<File | undefined>(undefined);
export const choices = signal<IntakeChoices>({ columns: {} });
export const opened = signal<Opened | undefined>(undefined);
export const summary = signal<Summary | undefined>(undefined);
export const failed = signal<Failed | undefined>(undefined);
export const stage = signal<{ stage: Stage; done?: number; of?: number } | undefined>(undefined);
/** Whether outlines and references of the collection are here, so that nothing more is asked of the network. */
export const city = signal<'asked' | 'here' | { message: string }>('asked');
export const saved = signal<{ what: Saved; name: string } | undefined>(undefined);

const worker = new Worker(new URL('./checker.ts', import.meta.url), { type: 'module' });
const tell = (message: ToWorker) => worker.postMessage(message);

let check = 0;

const isStale = (data: FromWorker) => 'check' in data && data.check !== check;

worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => {
  if (isStale(data)) return;
  if (data.kind === 'stage') stage.value = data;
  else if (data.kind === 'opened') opened.value = data.opened;
  else if (data.kind === 'checked') {
    stage.value = undefined;
    summary.value = data.summary;
  } else if (data.kind === 'failed') {
    stage.value = undefined;
    failed.value = data.failed;
  } else if (data.kind === 'saved') {
    saveFile(data.name, data.blob);
    saved.value = { what: data.what, name: data.name };
  } else if (data.collection === collection.value)
    city.value = data.kind === 'prepared' ? 'here' : { message: data.message };
});

worker.addEventListener('error', ({ message }) => {
  stage.value = undefined;
  failed.value = { message: message || 'worker' };
});

/** Checks the file with what is chosen now. */
function checkNow(): void {
  summary.value = undefined;
  failed.value = undefined;
  saved.value = undefined;
  if (!file.value) return;
  check += 1;
  stage.value = { stage: 'city' };
  tell({ kind: 'check', check, collection: collection.value, file: file.value, choices: choices.value });
}

/** Asks for what the check of the chosen collection needs. */
export function prepare(): void {
  city.value = 'asked';
  tell({ kind: 'prepare', collection: collection.value });
}

export function chooseCollection(id: string): void {
  collection.value = id;
  const address = new URL(location.href);
  address.searchParams.set('collection', id);
  history.replaceState(null, '', address);
  choices.value = { ...choices.value, columns: {} };
  opened.value = undefined;
  prepare();
  checkNow();
}

/** A new file; what was said of the last one is forgotten, but for its department. */
export function chooseFile(one: File): void {
  file.value = one;
  choices.value = { columns: {}, source: choices.value.source };
  opened.value = undefined;
  checkNow();
}

/** Changes what is said of the file and checks it again. */
export function choose(change: Partial<IntakeChoices>): void {
  choices.value = { ...choices.value, ...change };
  checkNow();
}

export const save = (what: Saved): void => tell({ kind: 'save', what, language });
