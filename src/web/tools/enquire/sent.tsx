/** The receipt of an enquiry, to copy, to print. */
import { useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Receipt } from '../../../domain/enquiry.ts';
import { cityTime } from '../../../domain/zoned-day.ts';
import { Written } from '../../list/written.tsx';
import { Icon } from '../../shell/icon.tsx';
import { language } from '../../state/app.ts';
import type { Draft } from './draft.ts';
import { Names, Reach } from './recipients.tsx';
import { writeAnother } from './sending.ts';
import { texts } from './texts.ts';

function Copy({ receipt }: { receipt: string }) {
  const outcome = useSignal<'copied' | 'copyFailed' | undefined>(undefined);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(receipt);
      outcome.value = 'copied';
    } catch {
      outcome.value = 'copyFailed';
    }
  };
  return (
    <>
      <button type="button" class="pill" onClick={copy}>
        <Icon name={outcome.value === 'copied' ? 'check' : 'link'} />
        {texts.value.copy}
      </button>
      <span class="visually-hidden" role="status">
        {outcome.value === 'copied' && texts.value.copied}
      </span>
      {outcome.value === 'copyFailed' && <span role="alert">{texts.value.copyFailed}</span>}
    </>
  );
}

function Words({ sent }: { sent: Draft }) {
  const rows = [
    [texts.value.name, sent.name],
    [texts.value.channels[sent.channel], sent.contact],
    [texts.value.visitOn, sent.visit_on],
    [texts.value.visitors, sent.visitors],
    [texts.value.message, sent.message],
  ].filter(([, value]) => value !== '');
  return (
    <details class="enquire-words">
      <summary>{texts.value.whatYouSent}</summary>
      <dl>
        {rows.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

export function Sent({ receipt, sent }: { receipt: Receipt; sent: Draft }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => heading.current?.focus(), []);
  return (
    <div class="enquire-sent">
      <h3 ref={heading} tabIndex={-1}>
        <Icon name="check" />
        {texts.value.received}
      </h3>
      <p class="enquire-number">
        <span class="quiet">{texts.value.receipt}</span>
        <output>{receipt.receipt}</output>
      </p>
      <p class="enquire-actions">
        <Copy receipt={receipt.receipt} />
        <button type="button" class="pill" onClick={() => print()}>
          <Icon name="page" />
          {texts.value.print}
        </button>
      </p>
      <h4>{texts.value.about}</h4>
      <Names />
      <h4>{texts.value.whatNext}</h4>
      <p>{receipt.next[language.value]}</p>
      <h4>{texts.value.answeredBy}</h4>
      <ul class="enquire-offices">
        {receipt.offices.map(({ office, phone, mailbox, hours, records }) => (
          <li key={records[0]}>
            <Written value={office ?? texts.value.noOffice} />{' '}
            <span class="enquire-reach">
              <Reach phone={phone ?? undefined} mailbox={mailbox ?? undefined} />
              {hours && (
                <span>
                  <Written value={hours} />
                </span>
              )}
            </span>
          </li>
        ))}
      </ul>
      <dl class="enquire-dates">
        <div>
          <dt>{texts.value.receivedAt}</dt>
          <dd>{cityTime(new Date(receipt.received_at))}</dd>
        </div>
        <div>
          <dt>{texts.value.keptUntil}</dt>
          <dd>{receipt.kept_until}</dd>
        </div>
      </dl>
      <Words sent={sent} />
      <button type="button" class="pill enquire-another" onClick={writeAnother}>
        {texts.value.another}
      </button>
    </div>
  );
}
