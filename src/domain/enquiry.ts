/** What someone asks the office of a record: what an enquiry holds and what can be wrong with one. */
import type { Label, Language } from './kinds.ts';
import { collectionOf } from './maps/index.ts';

/** The version of the privacy notice that is shown; a test holds it against the words of the notice. */
export const NOTICE_VERSION = '2026-11-26';

/** Enquiries are deleted so many months after they came, as the notice says. */
export const KEPT_MONTHS = 12;

export const CHANNELS = ['email', 'phone', 'wechat'] as const;
export type Channel = (typeof CHANNELS)[number];

/** Most characters of a text, most records, most visitors. */
export const MOST = {
  name: 80,
  contact: 200,
  message: 3000,
  visitors: 500,
  records: 40,
  view: 2000,
  filter: 2000,
  partner: 40,
  subject: 500,
} as const;

/** A record as `collection.id`. */
export type Enquiry = {
  name: string;
  channel: Channel;
  /** Address or number in the channel. */
  contact: string;
  message: string;
  /** For a route: the day wished for, `YYYY-MM-DD`, and how many come. */
  visit_on: string | null;
  visitors: number | null;
  records: readonly string[];
  /** The page it was sent from, as a path on this site. */
  view: string;
  /** The filter that was set there, as a query string. */
  filter: string;
  /** Who had embedded the map. */
  partner: string | null;
  language: Language;
  notice: string;
  /** Whether a field was filled in that people do not see. */
  isTrapped: boolean;
};

export type FaultKind =
  | 'missing'
  | 'not-text'
  | 'long'
  | 'control'
  | 'malformed'
  | 'many'
  | 'consent'
  | 'notice'
  | 'unknown';

/** What is wrong with which property of an enquiry. It does not say what was sent: that is personal data. */
export type Fault = { parameter: string; kind: FaultKind };

/** Control characters, marks that turn the direction of writing, noncharacters. */
const CONTROL = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufffe\uffff]/u;
const LINES = /[\n\t]/g;

/** What each channel looks like: not whether it exists, which only an answer can show. */
const FORMS: Readonly<Record<Channel, (contact: string) => boolean>> = {
  email: (contact) =>
    /^[^\s@<>()[\]\\,;:"]{1,64}@([^\s@.<>()[\]\\,;:"]+\.)+[^\s@.<>()[\]\\,;:"]{2,}$/.test(contact),
  phone: (contact) => {
    const [number = '', ...extension] = contact.split(/转|ext\.?|x|#/i);
    const digits = number.replaceAll(/\D/g, '').length;
    return /^\+?[\d\s()./-]+$/.test(number) && digits >= 6 && digits <= 15 && extension.length < 2;
  },
  wechat: (contact) => /^[a-z][\w-]{5,19}$/i.test(contact) || /^\+?\d{5,15}$/.test(contact),
};

type Read = { value: unknown } | { kind: FaultKind };

const fault = (kind: FaultKind): Read => ({ kind });

/** A text of at most so many characters, trimmed; `lines` lets it have several lines. */
function text(value: unknown, most: number, { lines = false, required = true } = {}): Read {
  if (value === undefined || value === null) return required ? fault('missing') : { value: '' };
  if (typeof value !== 'string' || !value.isWellFormed()) return fault('not-text');
  const trimmed = value.replaceAll('\r\n', '\n').normalize('NFC').trim();
  if (trimmed === '' && required) return fault('missing');
  if ([...trimmed].length > most) return fault('long');
  if (CONTROL.test(lines ? trimmed.replaceAll(LINES, '') : trimmed)) return fault('control');
  return { value: trimmed };
}

/** A text that must look like something. */
function formed(read: Read, isFormed: (value: string) => boolean): Read {
  if ('kind' in read || read.value === '') return read;
  return isFormed(String(read.value)) ? read : fault('malformed');
}

const orNull = (read: Read): Read => ('kind' in read || read.value !== '' ? read : { value: null });

const oneOf = (value: unknown, allowed: readonly string[]): Read => {
  if (value === undefined || value === null) return fault('missing');
  return allowed.includes(value as string) ? { value } : fault('malformed');
};

const isDay = (day: string) =>
  /^\d{4}-\d\d-\d\d$/.test(day) && new Date(`${day}T00:00:00Z`).toJSON()?.startsWith(day) === true;

function count(value: unknown, most: number): Read {
  if (value === undefined || value === null) return { value: null };
  return Number.isInteger(value) && Number(value) >= 1 && Number(value) <= most
    ? { value }
    : fault('malformed');
}

const isRecord = (one: unknown) => {
  if (typeof one !== 'string') return false;
  const [collection, id, more] = one.split('.');
  return more === undefined && /^[a-z0-9]{10}$/.test(id ?? '') && collectionOf(collection!) !== undefined;
};

function records(value: unknown): Read {
  if (!Array.isArray(value) || value.length === 0) return fault('missing');
  if (value.length > MOST.records) return fault('many');
  return value.every(isRecord) ? { value: [...new Set(value)] } : fault('malformed');
}

type Body = { readonly [property: string]: unknown };

/** How each property is read. */
const PROPERTIES: Readonly<Record<string, (value: unknown, body: Body) => Read>> = {
  name: (value) => text(value, MOST.name),
  channel: (value) => oneOf(value, CHANNELS),
  contact: (value, { channel }) => {
    const plain = typeof value === 'string' ? value.normalize('NFKC') : value;
    const form = FORMS[channel as Channel];
    return formed(text(plain, MOST.contact), (contact) => form === undefined || form(contact));
  },
  message: (value) => text(value, MOST.message, { lines: true }),
  visit_on: (value) => orNull(formed(text(value, 10, { required: false }), isDay)),
  visitors: (value) => count(value, MOST.visitors),
  records,
  view: (value) => formed(text(value, MOST.view), (view) => /^\/(?!\/)/.test(view)),
  filter: (value) => text(value, MOST.filter, { required: false }),
  partner: (value) =>
    orNull(formed(text(value, MOST.partner, { required: false }), (name) => /^[\w.-]+$/.test(name))),
  language: (value) => oneOf(value, ['zh', 'en']),
  notice: (value) => (value === NOTICE_VERSION ? { value } : fault('notice')),
  consent: (value) => (value === true ? { value } : fault('consent')),
  subject: (value) => text(value, MOST.subject, { required: false }),
};

/** The names of all properties of an enquiry. */
export const ENQUIRY_PROPERTIES: readonly string[] = Object.keys(PROPERTIES);

/** Reads what was sent: the enquiry, trimmed, or everything that is wrong with it. */
export function readEnquiry(body: unknown): { enquiry: Enquiry } | { faults: Fault[] } {
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    return { faults: [{ parameter: 'body', kind: 'malformed' }] };
  const given = body as Body;
  const isForeign = Object.keys(given).some((name) => !Object.hasOwn(PROPERTIES, name));
  const faults: Fault[] = isForeign ? [{ parameter: 'body', kind: 'unknown' }] : [];
  const values: Record<string, unknown> = {};
  for (const [parameter, read] of Object.entries(PROPERTIES)) {
    const found = read(Object.hasOwn(given, parameter) ? given[parameter] : undefined, given);
    if ('kind' in found) faults.push({ parameter, kind: found.kind });
    else values[parameter] = found.value;
  }
  if (faults.length > 0) return { faults };
  const { subject, consent, ...enquiry } = values;
  return { enquiry: { ...enquiry, isTrapped: subject !== '' } as Enquiry };
}

/** An office that answers, as its records name it; `hours` and numbers are null where they say nothing. */
export type Office = {
  office: string | null;
  phone: string | null;
  mailbox: string | null;
  hours: string | null;
  records: string[];
  /** Whether it is an invented one. */
  is_sample: boolean;
};

/** What the sender is answered. */
export type Receipt = {
  receipt: string;
  /** Time in UTC. */
  received_at: string;
  /** Day after which it is deleted. */
  kept_until: string;
  offices: Office[];
  next: Label;
};

/** The day, in UTC, after which an enquiry that came at a time is deleted. */
export function keptUntil(receivedAt: string): string {
  const day = new Date(receivedAt);
  day.setUTCMonth(day.getUTCMonth() + KEPT_MONTHS);
  return day.toISOString().slice(0, 10);
}

/** What happens next, in words. */
export const nextStep = (offices: readonly Office[]): Label =>
  offices.some(({ is_sample }) => !is_sample)
    ? {
        zh: '上述单位收到后，按您留下的方式答复；急事请直接致电，并报回执号。',
        en: 'The office above answers by the channel you gave. If it is urgent, call it and give the receipt number.',
      }
    : {
        zh: '这是演示数据，联系单位为虚构，不会有人答复。您的文字已存入本系统，可凭回执号请运营方删除。',
        en: 'This is demonstration data: the office is invented and nobody will answer. What you wrote is stored in this system; its operator deletes it by the receipt number.',
      };
