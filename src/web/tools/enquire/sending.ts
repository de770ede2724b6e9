/** Sending an enquiry: checked, sent with a key, and sent again with the same key until there is an answer. */

import { signal } from '@preact/signals';
import { type FaultKind, MOST, NOTICE_VERSION, type Receipt, readEnquiry } from '../../../domain/enquiry.ts';
import { searchOf } from '../../../domain/place.ts';
import { collection, language, parametersFor, place } from '../../state/app.ts';
import { today } from '../../state/today.ts';
import { beginAnew, type Draft, draft, faults, write } from './draft.ts';
import { asked } from './recipients.tsx';

/** Why it was not sent; `seconds` to wait, `reason` in the server's words. */
export type Failed =
  | { why: 'offline' | 'unsure' | 'withdrawn' | 'stale' }
  | { why: 'busy'; seconds: number }
  | { why: 'refused'; reason: string };

export type Sending =
  | { step: 'writing' }
  | { step: 'sending' }
  | { step: 'failed'; failed: Failed }
  | { step: 'sent'; receipt: Receipt; sent: Draft; state: string };

export const sending = signal<Sending>({ step: 'writing' });

/** Milliseconds after which an answer is no longer waited for. */
const PATIENCE = 20_000;

const newKey = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  );

/** The body of a draft about records, as the address and filter are now. */
function bodyOf(written: Draft, records: readonly string[]): object {
  const { visitors, visit_on, ...entries } = written;
  const current = place.peek();
  const view = [current.filter, ''].map(
    (filter) => `/${searchOf({ ...current, filter, tool: undefined })}${location.hash}`,
  );
  const filter = new URLSearchParams(parametersFor(collection.peek())).toString();
  return {
    ...entries,
    visit_on: visit_on === '' ? null : visit_on,
    visitors: visitors.trim() === '' ? null : Number(visitors),
    records,
    // A drawn area may be longer than an address that is kept.
    view: view.find((one) => one.length <= MOST.view) ?? '/',
    filter: filter.length <= MOST.filter ? filter : '',
    partner: current.partner ?? null,
    language: language.peek(),
    notice: NOTICE_VERSION,
  };
}

function check(body: object, written: Draft): boolean {
  const read = readEnquiry(body);
  const found = new Map<string, FaultKind | 'past'>(
    'faults' in read ? read.faults.map(({ parameter, kind }) => [parameter, kind]) : [],
  );
  if (written.visit_on !== '' && written.visit_on < today.value) found.set('visit_on', 'past');
  faults.value = found;
  return found.size === 0;
}

/** What is being sent: the same entries again are the same body under the same key, wherever the map is by now. */
type Attempt = { entries: string; body: object; key: string; written: Draft; state: string };

let attempt: Attempt | undefined;

async function answerOf(response: Response, { written, state }: Attempt): Promise<Sending> {
  const answer = (await response.json().catch(() => undefined)) as
    | (Receipt & { detail?: string; errors?: { parameter: string }[] })
    | undefined;
  if (response.ok && answer?.receipt) return { step: 'sent', receipt: answer, sent: written, state };
  if (response.status === 429)
    return {
      step: 'failed',
      failed: { why: 'busy', seconds: Number(response.headers.get('retry-after') ?? '60') },
    };
  const refused = answer?.errors?.map(({ parameter }) => parameter) ?? [];
  if (refused.includes('notice')) return { step: 'failed', failed: { why: 'stale' } };
  if (refused.some((parameter) => parameter.startsWith('records')))
    return { step: 'failed', failed: { why: 'withdrawn' } };
  if (response.status >= 400 && response.status < 500)
    return {
      step: 'failed',
      failed: { why: 'refused', reason: answer?.detail ?? String(response.status) },
    };
  return { step: 'failed', failed: { why: 'unsure' } };
}

async function post(current: Attempt): Promise<void> {
  sending.value = { step: 'sending' };
  let next: Sending;
  try {
    const response = await fetch('/api/enquiries', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': current.key },
      body: JSON.stringify(current.body),
      signal: AbortSignal.timeout(PATIENCE),
    });
    next = await answerOf(response, current);
  } catch {
    next = { step: 'failed', failed: { why: navigator.onLine ? 'unsure' : 'offline' } };
  }
  if (next.step === 'sent') {
    attempt = undefined;
    beginAnew(current.written);
  }
  if (next.step === 'failed' && next.failed.why === 'withdrawn') asked.retry();
  sending.value = next;
}

/** Sends the draft about records, unless an entry is wrong; says whether all were right. */
export function send(records: readonly string[], state: string): boolean {
  if (sending.peek().step === 'sending') return true;
  const written = draft.peek();
  const entries = JSON.stringify([written, records]);
  const body = attempt?.entries === entries ? attempt.body : bodyOf(written, records);
  if (!check(body, written)) return false;
  if (attempt?.entries !== entries) attempt = { entries, body, key: newKey(), written, state };
  void post(attempt);
  return true;
}

let about: string | undefined;

/** Turns to an enquiry about other records: other offices may read it, so it needs consent of its own. */
export function turnTo(state: string): void {
  if (about !== undefined && about !== state) {
    write({ consent: false });
    faults.value = new Map();
    if (sending.peek().step === 'failed') sending.value = { step: 'writing' };
  }
  about = state;
}

/** Leaves the receipt for another enquiry. */
export const writeAnother = (): void => {
  sending.value = { step: 'writing' };
  faults.value = new Map();
};

window.addEventListener('online', () => {
  const current = sending.peek();
  const isOffline = current.step === 'failed' && current.failed.why === 'offline';
  // Only what was to be sent as it stands: entries may have been changed since.
  if (isOffline && attempt?.written === draft.peek()) void post(attempt);
});
