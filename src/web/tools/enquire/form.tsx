/** The form of an enquiry. */

import type { InputHTMLAttributes } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { CHANNELS, type Channel, KEPT_MONTHS, MOST } from '../../../domain/enquiry.ts';
import { collectionOf } from '../../../domain/maps/index.ts';
import { filterWords } from '../../filter/words.ts';
import { place } from '../../state/app.ts';
import { keysFrom } from '../../state/picks.ts';
import { reading } from '../../state/results.ts';
import { today } from '../../state/today.ts';
import { draft, faults, openWith, write } from './draft.ts';
import { Entry, Fault, idOf, inputOf } from './entry.tsx';
import { keysToSend } from './recipients.tsx';
import { send, sending } from './sending.ts';
import { texts } from './texts.ts';

/** Characters left below which they are counted. */
const NEARLY_FULL = 400;

const INPUTS: Readonly<Record<Channel, InputHTMLAttributes<HTMLInputElement>>> = {
  email: { type: 'email', autocomplete: 'email', inputMode: 'email' },
  phone: { type: 'tel', autocomplete: 'tel', inputMode: 'tel' },
  wechat: { type: 'text', autocomplete: 'off', autocapitalize: 'none', spellcheck: false },
};

function ChannelChoice() {
  const { channel, contact } = draft.value;
  return (
    <fieldset class="enquire-entry">
      <legend>{texts.value.channel}</legend>
      <div class="enquire-channels">
        {CHANNELS.map((one) => (
          <label key={one}>
            <input
              type="radio"
              name="enquire-channel"
              checked={one === channel}
              onChange={() => write({ channel: one })}
            />
            <span>{texts.value.channels[one]}</span>
          </label>
        ))}
      </div>
      <input
        {...INPUTS[channel]}
        {...inputOf('contact')}
        aria-label={texts.value.channels[channel]}
        aria-required
        value={contact}
        onInput={(event) => write({ contact: event.currentTarget.value })}
      />
      <Fault name="contact" />
    </fieldset>
  );
}

function Visit() {
  const { visit_on, visitors } = draft.value;
  return (
    <fieldset class="enquire-entry">
      <legend>{texts.value.visit}</legend>
      <div class="enquire-visit">
        <Entry name="visit_on" label={texts.value.visitOn}>
          <input
            type="date"
            {...inputOf('visit_on')}
            min={today.value}
            value={visit_on}
            onInput={(event) => write({ visit_on: event.currentTarget.value })}
          />
        </Entry>
        <Entry name="visitors" label={texts.value.visitors}>
          <input
            type="text"
            inputMode="numeric"
            {...inputOf('visitors')}
            value={visitors}
            onInput={(event) => write({ visitors: event.currentTarget.value })}
          />
        </Entry>
      </div>
    </fieldset>
  );
}

function Notice() {
  return (
    <section class="enquire-notice" aria-labelledby="enquire-notice">
      <h3 id="enquire-notice">{texts.value.noticeTitle}</h3>
      <dl>
        {texts.value.notice(KEPT_MONTHS).map(([question, answer]) => (
          <div key={question}>
            <dt>{question}</dt>
            <dd>{answer}</dd>
          </div>
        ))}
      </dl>
      <label class="enquire-consent" for={idOf('consent')}>
        <input
          type="checkbox"
          {...inputOf('consent')}
          aria-required
          checked={draft.value.consent}
          onChange={(event) => write({ consent: event.currentTarget.checked })}
        />
        <span>{texts.value.consent}</span>
      </label>
      <Fault name="consent" />
    </section>
  );
}

function Outcome() {
  const current = sending.value;
  if (faults.value.size > 0)
    return (
      <p class="enquire-failed" role="alert">
        {texts.value.check(faults.value.size)}
      </p>
    );
  if (current.step === 'sending') return <p role="status">{texts.value.sending}</p>;
  if (current.step !== 'failed') return null;
  const { failed } = current;
  const said =
    failed.why === 'busy'
      ? texts.value.busy(failed.seconds)
      : failed.why === 'refused'
        ? texts.value.refused(failed.reason)
        : texts.value[failed.why];
  return (
    <p class="enquire-failed" role="alert">
      {said}
    </p>
  );
}

/** The field whose lower bound is how many people come. */
const PEOPLE = 'max_group';

/** What the visitor looks for, in the words of the page, and how many they are. */
function opening(isVisit: boolean) {
  const { q, params } = place.peek();
  const need = [q, filterWords(({ op }) => op !== 'text')]
    .filter((one) => one !== '')
    .join(texts.value.between);
  const [people = ''] = (params[PEOPLE] ?? reading.peek()?.understood?.[PEOPLE] ?? '').split('/');
  return {
    message: texts.value.opening(isVisit, need).slice(0, MOST.message),
    visitors: isVisit ? people : '',
  };
}

export function Form({ state }: { state: string }) {
  const form = useRef<HTMLFormElement>(null);
  const isVisit = keysFrom(state).some(({ collection }) => collectionOf(collection)!.visit);
  // Before it is drawn: what comes later would stand before what is typed meanwhile.
  useState(() => openWith(opening(isVisit)));
  const { name, message, subject } = draft.value;
  const { step } = sending.value;
  const left = MOST.message - [...message].length;
  const submit = (event: Event) => {
    event.preventDefault();
    if (send(keysToSend(state), state)) return;
    // The fault is drawn first, so that it is read out with the entry.
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  };
  return (
    <form class="enquire-form" ref={form} noValidate autocomplete="on" onSubmit={submit}>
      <p class="enquire-hint">{texts.value.needed}</p>
      <Entry name="name" label={texts.value.name}>
        <input
          type="text"
          autocomplete="name"
          {...inputOf('name')}
          aria-required
          value={name}
          onInput={(event) => write({ name: event.currentTarget.value })}
        />
      </Entry>
      <ChannelChoice />
      {isVisit && <Visit />}
      <Entry name="message" label={texts.value.message} hint={texts.value.messageHint}>
        <textarea
          rows={5}
          {...inputOf('message', true)}
          aria-required
          value={message}
          onInput={(event) => write({ message: event.currentTarget.value })}
        />
        {left < NEARLY_FULL && (
          <p class="enquire-hint" role="status">
            {texts.value.left(left)}
          </p>
        )}
      </Entry>
      <div class="visually-hidden" aria-hidden="true">
        <label>
          {texts.value.doNotFill}
          <input
            type="text"
            name="subject"
            tabIndex={-1}
            autocomplete="off"
            value={subject}
            onInput={(event) => write({ subject: event.currentTarget.value })}
          />
        </label>
      </div>
      <Notice />
      <Outcome />
      <button type="submit" class="primary" aria-disabled={step === 'sending'}>
        {step === 'failed' ? texts.value.again : isVisit ? texts.value.sendVisit : texts.value.send}
      </button>
      <p class="enquire-hint">{texts.value.draft}</p>
    </form>
  );
}
