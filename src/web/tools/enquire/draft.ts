/** What a visitor is writing: kept in memory until the page is left, whatever is opened meanwhile. */
import { signal } from '@preact/signals';
import type { Channel, FaultKind } from '../../../domain/enquiry.ts';

/** Entries as they are typed. `subject` is one that people do not see. */
export type Draft = {
  name: string;
  channel: Channel;
  contact: string;
  message: string;
  visit_on: string;
  visitors: string;
  consent: boolean;
  subject: string;
};

const EMPTY: Draft = {
  name: '',
  channel: 'email',
  contact: '',
  message: '',
  visit_on: '',
  visitors: '',
  consent: false,
  subject: '',
};

export const draft = signal<Draft>(EMPTY);

/** What is wrong with the entries, by entry: looked for when sending is tried, forgotten when the entry is changed. */
export const faults = signal<ReadonlyMap<string, FaultKind | 'past'>>(new Map());

export function write(change: Partial<Draft>): void {
  draft.value = { ...draft.peek(), ...change };
  const changed = new Set(Object.keys(change));
  if (changed.has('channel')) changed.add('contact');
  faults.value = new Map([...faults.peek()].filter(([name]) => !changed.has(name)));
}

/**
 * Begins another enquiry of the same visitor, who need not say again who they are; what they have written since it was
 * sent stays.
 */
export function beginAnew(sent: Draft): void {
  const { name, channel, contact, message } = draft.peek();
  if (message === sent.message) draft.value = { ...EMPTY, name, channel, contact };
}

type Opening = Pick<Draft, 'message' | 'visitors'>;

let opening: Opening = { message: '', visitors: '' };

/** Fills in what the visitor has said already, where nothing else is written. */
export function openWith(next: Opening): void {
  const { message, visitors } = draft.peek();
  const isOpen = (written: string, suggested: string) => written.trim() === '' || written === suggested;
  draft.value = {
    ...draft.peek(),
    ...(isOpen(message, opening.message) && { message: next.message }),
    ...(isOpen(visitors, opening.visitors) && { visitors: next.visitors }),
  };
  opening = next;
}
