/** `<relitu-map>`: a map by an element whose attributes are the keys of its address. */
import type { Events } from '../domain/embed/messages.ts';
import { type EmbedOptions, filtersOf, optionsOf } from './address.ts';
import { EmbeddedMap } from './embedded-map.ts';

const EVENTS = [
  'ready',
  'load',
  'move',
  'select',
  'filter',
  'resize',
  'enquiry',
  'warning',
  'error',
] as const satisfies readonly (keyof Events)[];

export const NAME = 'relitu-map';

/** The page's own rules win over these; inline styles would need its leave. */
const STYLE =
  ':host{display:block;height:450px}:host([height=auto]){height:auto}:host([hidden]){display:none}';

const equal = (a: object, b: object) => JSON.stringify(a) === JSON.stringify(b);

/** Whether two sets of options differ in nothing but what a command can change, and those commands. */
function changes(
  map: EmbeddedMap,
  before: EmbedOptions,
  after: EmbedOptions,
): (() => Promise<unknown>)[] | null {
  const [old, fresh] = [{ ...before }, { ...after }];
  const commands: (() => Promise<unknown>)[] = [];
  const take = (keys: readonly string[], command: () => Promise<unknown>) => {
    const isSame = keys.every((key) => old[key] === fresh[key]);
    for (const key of keys) {
      delete old[key];
      delete fresh[key];
    }
    if (!isSame) commands.push(command);
  };
  const { lang, theme, record, q } = after;
  const at = after['view-at']?.split('/').map(Number);
  const [collection = '', id = ''] = record?.split('.') ?? [];
  if (lang === 'zh' || lang === 'en') take(['lang'], () => map.setLang(lang));
  if (theme === 'light' || theme === 'dark' || theme === 'auto') take(['theme'], () => map.setTheme(theme));
  if (at?.length === 3) take(['view-at'], () => map.setView({ zoom: at[0]!, lat: at[1]!, lng: at[2]! }));
  take(['record'], () => map.select(record ? { collection, id } : null));
  const filters = filtersOf(after);
  take([...Object.keys({ ...filtersOf(before), ...filters }), 'q'], () =>
    map.setFilters(filters, String(q ?? '')),
  );
  return equal(old, fresh) ? commands : null;
}

function styled(root: ShadowRoot): ShadowRoot {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  root.adoptedStyleSheets = [sheet];
  return root;
}

/** Makes the class; `origin` is where the script came from. It is made on demand, since servers have no elements. */
function elementClass(origin: string): CustomElementConstructor {
  return class RelituMapElement extends HTMLElement {
    /** The map in it; undefined while it is out of the page. */
    map: EmbeddedMap | undefined;
    #options: EmbedOptions | undefined;
    #observer = new MutationObserver(() => this.#update());

    connectedCallback(): void {
      if (this.map) return;
      this.#options = optionsOf(this);
      // What stands in the element is for readers without script: it has no slot.
      const holder = this.shadowRoot ?? styled(this.attachShadow({ mode: 'open' }));
      const map = new EmbeddedMap(holder, this.#options.origin ?? origin, this.#options);
      this.map = map;
      for (const name of EVENTS)
        map.on(name, (detail) =>
          this.dispatchEvent(new CustomEvent(`relitu:${name}`, { detail, bubbles: true })),
        );
      this.#observer.observe(this, { attributes: true });
    }

    disconnectedCallback(): void {
      this.#observer.disconnect();
      this.map?.remove();
      this.map = undefined;
    }

    #update(): void {
      const { map } = this;
      const before = this.#options;
      const after = optionsOf(this);
      if (!map || !before || equal(before, after)) return;
      this.#options = after;
      const commands = changes(map, before, after);
      // What a command cannot do, the address can: it takes what it knows and warns of the rest.
      const anew = () => map === this.map && map.show(optionsOf(this));
      if (commands) Promise.all(commands.map((command) => command())).catch(anew);
      else anew();
    }
  };
}

/** Defines the element; where it cannot be, a frame is put into those that stand on the page. */
export function define(origin: string): void {
  if (!('customElements' in globalThis) || customElements.get(NAME)) {
    for (const element of document.querySelectorAll(`${NAME}:not([data-embedded])`)) {
      if ('map' in element) continue;
      element.setAttribute('data-embedded', '');
      const options = optionsOf(element);
      element.replaceChildren();
      const { iframe } = new EmbeddedMap(element, options.origin ?? origin, options);
      // Whatever height the element has or has not.
      iframe.style.minHeight = '450px';
    }
    return;
  }
  customElements.define(NAME, elementClass(origin));
}
