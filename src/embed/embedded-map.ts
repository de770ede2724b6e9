/** A frame with a map in it, and the talk with it. */
import type {
  CommandName,
  Commands,
  EmbedState,
  EventName,
  Events,
  Filters,
  FromFrame,
  MapBounds,
  MapPosition,
  RecordKey,
  ToFrame,
} from '../domain/embed/messages.ts';
import { type EmbedOptions, frameAddress } from './address.ts';
import { RelituError } from './error.ts';

type Pending = { resolve(value: unknown): void; reject(error: RelituError): void; timer: number };
type Listener = (payload: never) => void;

/** Milliseconds that an answer may take, from when the map can answer. */
const PATIENCE = 15_000;
/** Milliseconds between greetings, and how many there are: the frame's own script may come late. */
const GREETING = { every: 500, most: 40 };

let frames = 0;

/** A promise to be settled from outside, whose failing is no error of the page's when nobody waits for it. */
function readiness(): PromiseWithResolvers<EmbedState> {
  let resolve!: (state: EmbedState | PromiseLike<EmbedState>) => void;
  let reject!: (reason: unknown) => void;
  const promise = new Promise<EmbedState>((...both) => {
    [resolve, reject] = both;
  });
  promise.catch(() => {});
  return { promise, resolve, reject };
}

export class EmbeddedMap {
  readonly iframe: HTMLIFrameElement;
  readonly #origin: string;
  readonly #pending = new Map<string, Pending>();
  readonly #listeners = new Map<string, Set<Listener>>();
  readonly #prefix = `${++frames}.`;
  #count = 0;
  #greeting = 0;
  #removed = false;
  #isAuto = false;
  #ready = readiness();

  /**
   * Puts the frame into an element.
   * @param origin where the map is served, or an address there
   * @throws TypeError when that is no address
   */
  constructor(target: ParentNode, origin: string, options: EmbedOptions) {
    if (!URL.canParse(origin))
      throw new TypeError(
        `Say where the map is served, as in origin: "https://map.example.org"; not "${origin}"`,
      );
    this.#origin = new URL(origin).origin;
    const iframe = document.createElement('iframe');
    iframe.title =
      options.title ??
      (String(options.lang ?? document.documentElement.lang).startsWith('zh')
        ? '投资地图'
        : 'Investment map');
    iframe.loading = 'lazy';
    iframe.allow = 'fullscreen; clipboard-write';
    iframe.referrerPolicy = 'strict-origin-when-cross-origin';
    Object.assign(iframe.style, { border: '0', width: '100%', display: 'block' });
    iframe.addEventListener('load', this.#greet);
    iframe.src = frameAddress(this.#origin, options);
    this.iframe = iframe;
    this.#fit(options);
    addEventListener('message', this.#hear);
    target.append(iframe);
  }

  /**
   * Resolves with the first state; rejects when the map is removed before, or when the frame shows no map. Whoever asks
   * has the frame loaded though it is out of sight.
   */
  get ready(): Promise<EmbedState> {
    this.iframe.loading = 'eager';
    return this.#ready.promise;
  }

  /** Shows something else in the same frame: the map loads anew, and commands wait until it is ready again. */
  show(options: EmbedOptions): void {
    if (this.#removed) return;
    const before = this.#ready;
    this.#ready = readiness();
    // Whoever still waits, waits for what comes now.
    this.#ready.promise.then(before.resolve, before.reject);
    this.#abandon(new RelituError('failed', 'The map was asked to show something else'));
    clearInterval(this.#greeting);
    this.#fit(options);
    this.iframe.src = frameAddress(this.#origin, options);
  }

  setView = (position: MapPosition) => this.#call('setView', position);
  fitBounds = (bounds: MapBounds) => this.#call('fitBounds', { bounds });
  select = (record: RecordKey | null) => this.#call('select', record);
  setFilters = (filters: Filters, q?: string) =>
    this.#call('setFilters', q === undefined ? { filters } : { filters, q });
  setMap = (map: string, collection?: string) =>
    this.#call('setMap', collection === undefined ? { map } : { map, collection });
  setLang = (lang: 'zh' | 'en') => this.#call('setLang', { lang });
  setTheme = (theme: 'light' | 'dark' | 'auto') => this.#call('setTheme', { theme });
  getState = () => this.#call('getState', {});

  /** Calls back at each event of a kind, until the function that is returned has been called. */
  on<Name extends EventName>(name: Name, listener: (payload: Events[Name]) => void): () => void {
    const listeners = this.#listeners.get(name) ?? new Set();
    this.#listeners.set(name, listeners.add(listener as Listener));
    return () => void listeners.delete(listener as Listener);
  }

  /** Takes the frame away, and all that belongs to it; what is still unanswered is rejected. */
  remove(): void {
    if (this.#removed) return;
    this.#removed = true;
    removeEventListener('message', this.#hear);
    clearInterval(this.#greeting);
    this.#listeners.clear();
    const gone = new RelituError('removed', 'The map has been removed from the page');
    this.#ready.reject(gone);
    this.#abandon(gone);
    this.iframe.remove();
  }

  #fit({ height }: EmbedOptions): void {
    this.#isAuto = height === 'auto';
    this.iframe.style.height = this.#isAuto ? '450px' : '100%';
  }

  #abandon(why: RelituError): void {
    for (const { reject, timer } of this.#pending.values()) {
      clearTimeout(timer);
      reject(why);
    }
    this.#pending.clear();
  }

  #send(message: ToFrame): void {
    this.iframe.contentWindow?.postMessage(message, this.#origin);
  }

  #greet = (): void => {
    clearInterval(this.#greeting);
    let left = GREETING.most;
    const hello = () => {
      if (left-- > 0) this.#send({ ns: 'relitu', v: 1, type: 'hello', payload: {} });
      else {
        clearInterval(this.#greeting);
        this.#ready.reject(new RelituError('failed', 'The frame shows no map: see what it says'));
      }
    };
    this.#greeting = window.setInterval(hello, GREETING.every);
    hello();
  };

  async #call<Name extends CommandName>(
    type: Name,
    payload: Commands[Name]['payload'],
  ): Promise<Commands[Name]['answer']> {
    if (typeof payload !== 'object') throw new RelituError('bad-payload', `${type} takes an object`);
    await this.ready;
    if (this.#removed) throw new RelituError('removed', 'The map has been removed from the page');
    const id = this.#prefix + ++this.#count;
    return new Promise((resolve, reject) => {
      const timer = window.setTimeout(() => {
        this.#pending.delete(id);
        reject(new RelituError('timeout', `The map did not answer ${type} in ${PATIENCE / 1000} s`));
      }, PATIENCE);
      this.#pending.set(id, { resolve: resolve as Pending['resolve'], reject, timer });
      this.#send({ ns: 'relitu', v: 1, id, type, payload } as ToFrame);
    });
  }

  #hear = ({ source, origin, data }: MessageEvent<FromFrame | null>): void => {
    if (source !== this.iframe.contentWindow || origin !== this.#origin) return;
    if (typeof data !== 'object' || data?.ns !== 'relitu' || data.v !== 1) return;
    if (data.type === 'reply') {
      const pending = this.#pending.get(data.id);
      if (!pending) return;
      this.#pending.delete(data.id);
      clearTimeout(pending.timer);
      const { payload } = data;
      if (payload.ok) pending.resolve(payload.value);
      else pending.reject(new RelituError(payload.error.code, payload.error.message));
      return;
    }
    if (data.type === 'ready') {
      clearInterval(this.#greeting);
      this.#ready.resolve(data.payload.state);
    }
    if (data.type === 'resize' && this.#isAuto) this.iframe.style.height = `${data.payload.height}px`;
    for (const listener of this.#listeners.get(data.type) ?? []) listener(data.payload as never);
  };
}
