/** The way to the page around: bound to its window and its origin. */
import {
  type CommandName,
  type EventName,
  type Events,
  type Failure,
  NAMESPACE,
  type Reply,
} from '../../domain/embed/messages.ts';
import { page } from './page.ts';

/** Messages at once, and those that are taken up again each second. */
const BURST = 40;
const PER_SECOND = 20;
const LONGEST_ID = 64;
const LONGEST_TYPE = 40;

const isFramed = window.parent !== window;

/** An origin that can be posted to, and is the partner's where the map is bound to one. */
const isUsable = (origin: string | undefined): origin is string =>
  origin !== undefined &&
  /^https?:\/\//.test(origin) &&
  (page.partner === undefined || page.partner.origins.includes(origin));

/** The origin of the page around, from what the browser says of it. */
function ancestor(): string | undefined {
  const { ancestorOrigins } = location as { ancestorOrigins?: DOMStringList };
  if (ancestorOrigins) return ancestorOrigins[0];
  return document.referrer ? new URL(document.referrer).origin : undefined;
}

const first = isFramed ? ancestor() : undefined;

let origin = isUsable(first) ? first : undefined;

const post = (message: object): void => {
  if (origin !== undefined) window.parent.postMessage(message, origin);
};

export function tell<Name extends EventName>(type: Name, payload: Events[Name]): void {
  post({ ns: NAMESPACE, v: 1, type, payload });
}

/** Says a height the way AMP pages understand too. */
export function tellHeight(height: number): void {
  tell('resize', { height });
  post({ sentinel: 'amp', type: 'embed-size', height });
}

const answer = (id: string, payload: Reply): void =>
  post({ ns: NAMESPACE, v: 1, id, type: 'reply', payload });

const refuse = (id: string, code: Failure['code'], message: string): void =>
  answer(id, { ok: false, error: { code, message } });

type Heard = { id: string | undefined; type: string; payload: Record<string, unknown> };

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The message in an event's data; undefined for what is none of ours. */
function heard(data: unknown): Heard | undefined {
  if (!isObject(data) || data.ns !== NAMESPACE || data.v !== 1) return undefined;
  const { id, type, payload } = data;
  if (typeof type !== 'string' || type.length > LONGEST_TYPE || !(payload === null || isObject(payload)))
    return undefined;
  if (id !== undefined && (typeof id !== 'string' || id === '' || id.length > LONGEST_ID)) return undefined;
  return { id, type, payload: payload ?? {} };
}

/** Takes so many at once and so many a second. */
function bucket(): () => boolean {
  let left = BURST;
  let at = performance.now();
  return () => {
    const now = performance.now();
    left = Math.min(BURST, left + ((now - at) / 1000) * PER_SECOND);
    at = now;
    if (left < 1) return false;
    left -= 1;
    return true;
  };
}

export type Command = (payload: Record<string, unknown>) => Promise<Reply>;

type Listening = {
  commands: Readonly<Record<CommandName, Command>>;
  /** The page around has made itself known. */
  greeted: () => void;
};

/** Answers commands from now on. What is not from the page around, or not of the shape agreed on, is not answered. */
export function listen({ commands, greeted }: Listening): void {
  const take = bucket();
  const takeRefusal = bucket();
  window.addEventListener('message', async ({ source, origin: sender, data }) => {
    if (!isFramed || source !== window.parent) return;
    const message = heard(data);
    if (!message) return;
    // What the browser has said of the page around is believed before what a message says.
    if (origin === undefined && first === undefined && message.type === 'hello' && isUsable(sender))
      origin = sender;
    if (sender !== origin) return;
    const { id, type, payload } = message;
    if (!take()) {
      if (id !== undefined && takeRefusal())
        refuse(id, 'too-many', `at most ${PER_SECOND} messages a second`);
      return;
    }
    if (type === 'hello') greeted();
    else if (id === undefined) return;
    else if (!Object.hasOwn(commands, type)) refuse(id, 'unknown-command', `there is no command ${type}`);
    else {
      const reply = await commands[type as CommandName](payload).catch(
        (error: unknown): Reply => ({ ok: false, error: { code: 'failed', message: String(error) } }),
      );
      answer(id, reply);
    }
  });
}
