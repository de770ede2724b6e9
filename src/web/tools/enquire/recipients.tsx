/** What an enquiry is about and who answers it. */
import { signal } from '@preact/signals';
import { answeringOffice } from '../../../domain/answering-office.ts';
import { Failure, type Item, type Properties, readItem } from '../../api.ts';
import { ClosedStops } from '../../card/closed-stops.tsx';
import { plainName } from '../../list/name.tsx';
import { Written } from '../../list/written.tsx';
import { keysFrom, keyText, type RecordKey } from '../../state/picks.ts';
import { remote } from '../../state/remote.ts';
import { texts } from './texts.ts';

type Asked = { items: { key: RecordKey; item: Item }[]; withdrawn: ReadonlySet<string> };

async function load(state: string, abort: AbortSignal): Promise<Asked> {
  const keys = keysFrom(state);
  const withdrawn = new Set<string>();
  const items = await Promise.all(
    keys.map(async (key) => {
      try {
        return [{ key, item: await readItem(key.collection, key.id, abort) }];
      } catch (error) {
        if (!(error instanceof Failure) || (error.status !== 404 && error.status !== 410)) throw error;
        withdrawn.add(keyText(key));
        return [];
      }
    }),
  );
  return { items: items.flat(), withdrawn };
}

/** The records that the open enquiry is about, as the address names them. */
export const wanted = signal<string | undefined>(undefined);

export const asked = remote<Asked>(wanted, load);

/** Keys to send of those the address names: without those that are known to be withdrawn. */
export function keysToSend(state: string): string[] {
  const { value, key } = asked.current.peek();
  const withdrawn = key === state ? value?.withdrawn : undefined;
  return keysFrom(state)
    .map(keyText)
    .filter((text) => !withdrawn?.has(text));
}

const given = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

/** How to reach an office, as links. */
export function Reach({ phone, mailbox }: { phone?: string | undefined; mailbox?: string | undefined }) {
  return (
    <>
      {phone && <a href={`tel:${phone.replaceAll(/[^\d+]/g, '')}`}>{phone}</a>}
      {mailbox && <a href={`mailto:${mailbox}`}>{mailbox}</a>}
    </>
  );
}

function Offices({ all }: { all: readonly Properties[] }) {
  const offices = new Map(
    all.map((one) => [[answeringOffice(one), one.contact_phone, one.contact_mailbox].join('\n'), one]),
  );
  return (
    <ul class="enquire-offices">
      {[...offices].map(([key, one]) => (
        <li key={key}>
          <Written value={answeringOffice(one) ?? texts.value.noOffice} />{' '}
          <span class="enquire-reach">
            <Reach phone={given(one.contact_phone)} mailbox={given(one.contact_mailbox)} />
          </span>
        </li>
      ))}
    </ul>
  );
}

/** The names of what the enquiry is about, once they are known. */
export function Names() {
  return (
    <ul class="enquire-records">
      {asked.current.value.value?.items.map(({ key, item }) => (
        <li key={keyText(key)}>{plainName(item.properties)}</li>
      ))}
    </ul>
  );
}

export function Recipients() {
  const { value, status } = asked.current.value;
  if (status === 'failed')
    return (
      <p class="quiet" role="status">
        {texts.value.namesFailed}
      </p>
    );
  if (!value) return <div class="enquire-about enquire-about-empty" aria-hidden="true" />;
  const all = value.items.map(({ item }) => item.properties);
  return (
    <div class="enquire-about">
      <h3>
        {texts.value.about}
        {all.length > 1 && <span class="quiet"> · {texts.value.aboutMore(all.length)}</span>}
      </h3>
      <Names />
      {value.withdrawn.size > 0 && <p class="quiet">{texts.value.leftOut(value.withdrawn.size)}</p>}
      {value.items.map(({ key }) => (
        <ClosedStops key={keyText(key)} {...key} />
      ))}
      <h3>{texts.value.answeredBy}</h3>
      <Offices all={all} />
      {all.length > 0 && all.every(({ is_sample }) => is_sample === true) && (
        <p class="enquire-sample">{texts.value.sampleOffice}</p>
      )}
    </div>
  );
}
