/**
 * What an embedded map and the page around it say to each other, version 1. Every message is an envelope; the frame
 * answers each command by its id. No message carries personal data.
 */
import type { Invalid } from '../problem.ts';

/** The `ns` of every envelope: what does not carry it belongs to somebody else. */
export const NAMESPACE = 'relitu';

export type Envelope<Type extends string, Payload> = {
  ns: typeof NAMESPACE;
  v: 1;
  /** Of the command, and of the answer to it. */
  id?: string;
  type: Type;
  payload: Payload;
};

export type MapPosition = { zoom: number; lat: number; lng: number };
/** West, south, east, north in degrees, WGS 84. */
export type MapBounds = readonly [number, number, number, number];
export type RecordKey = { collection: string; id: string };
/** Filter parameters as in the address: `{ division: '320583', rent: '20/..' }`. */
export type Filters = Readonly<Record<string, string>>;

/** All that an embedded map can be asked for. */
export type EmbedState = {
  map: string;
  collection: string;
  lang: 'zh' | 'en';
  theme: 'light' | 'dark';
  filters: Filters;
  q: string;
  selected: RecordKey | null;
  /** Null until the map is drawn. */
  position: MapPosition | null;
  bounds: MapBounds | null;
  /** Records that match; null while they are being counted. */
  matched: number | null;
  /** The address that shows this state on a page of its own. */
  link: string;
};

/** What the page around can ask for, by name: what it gives, and what it is answered. */
export type Commands = {
  setView: { payload: MapPosition; answer: MapPosition };
  fitBounds: { payload: { bounds: MapBounds }; answer: MapPosition };
  select: { payload: RecordKey | null; answer: RecordKey | null };
  setFilters: { payload: { filters: Filters; q?: string }; answer: { matched: number } };
  setMap: { payload: { map: string; collection?: string }; answer: { map: string; collection: string } };
  setLang: { payload: { lang: 'zh' | 'en' }; answer: { lang: 'zh' | 'en' } };
  setTheme: { payload: { theme: 'light' | 'dark' | 'auto' }; answer: { theme: 'light' | 'dark' } };
  getState: { payload: Record<string, never>; answer: EmbedState };
};
export type CommandName = keyof Commands;

/** What the frame tells without being asked. */
export type Events = {
  ready: {
    version: 1;
    commands: readonly CommandName[];
    events: readonly (keyof Events)[];
    /** What of the address or of the script in use will go, in words, with the date. */
    deprecations: readonly string[];
    state: EmbedState;
  };
  /** The map has drawn all it has. */
  load: Record<string, never>;
  move: { position: MapPosition; bounds: MapBounds };
  select: { selected: RecordKey | null; name?: { zh: string; en: string } };
  filter: { filters: Filters; q: string; matched: number };
  /** CSS pixels. */
  resize: { height: number };
  enquiry: { opened: RecordKey | null };
  warning: Invalid;
  error: Failure;
};
export type EventName = keyof Events;

/** Why a command was not carried out. */
export type Failure = {
  code: 'unknown-command' | 'bad-payload' | 'not-found' | 'not-ready' | 'too-many' | 'failed';
  message: string;
};

export type Reply<Name extends CommandName = CommandName> =
  | { ok: true; value: Commands[Name]['answer'] }
  | { ok: false; error: Failure };

/** From the page around to the frame; `hello` is how a page makes itself known. */
export type ToFrame =
  | Envelope<'hello', Record<string, never>>
  | { [Name in CommandName]: Envelope<Name, Commands[Name]['payload']> & { id: string } }[CommandName];

/** From the frame to the page around. */
export type FromFrame =
  | { [Name in EventName]: Envelope<Name, Events[Name]> }[EventName]
  | (Envelope<'reply', Reply> & { id: string });
