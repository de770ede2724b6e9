/** The studio's script: renews what follows from the form as it changes, listens to the preview, copies. */

import { hashOf } from '../../domain/camera.ts';
import { type FromFrame, NAMESPACE } from '../../domain/embed/messages.ts';

const root = document.querySelector<HTMLElement>('.studio')!;
const form = root.querySelector('form')!;
const said = root.querySelector('.studio-said')!;
const frame = () => root.querySelector('iframe')!;

const addressOf = () => {
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (value !== '') query.append(name, String(value));
  return `/embed/studio?${query}`;
};

let running: AbortController | undefined;

/** Asks for the page of the form as it stands and takes over what changed in it; the preview stays when it caused that. */
async function renew({ keepFrame }: { keepFrame: boolean }): Promise<void> {
  running?.abort();
  running = new AbortController();
  const address = addressOf();
  const answer = await fetch(address, { signal: running.signal });
  if (!answer.ok) return form.submit();
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const replace = (selector: string) => {
    const [old, fresh] = [root.querySelector(selector), page.querySelector(selector)];
    if (old && fresh) old.replaceWith(document.adoptNode(fresh));
  };
  replace('.studio-outputs');
  replace('[data-part="slice"]');
  replace('[name="collection"]');
  form.querySelector<HTMLInputElement>('[name="from"]')!.value = '';
  const map = page.querySelector<HTMLSelectElement>('[name="map"]')!.value;
  form.querySelector<HTMLSelectElement>('[name="map"]')!.value = map;
  const next = page.querySelector('iframe')!;
  if (!keepFrame && frame().getAttribute('src') !== next.getAttribute('src'))
    frame().replaceWith(document.adoptNode(next));
  history.replaceState(null, '', addressOf());
  showCopyButtons();
}

let waiting = 0;
const soon = (how: { keepFrame: boolean }) => {
  clearTimeout(waiting);
  waiting = window.setTimeout(() => {
    renew(how).catch((error: unknown) => {
      if (!(error instanceof DOMException && error.name === 'AbortError')) form.submit();
    });
  }, 250);
};

function showCopyButtons(): void {
  for (const button of root.querySelectorAll<HTMLButtonElement>('.copy')) button.hidden = false;
}

/** What the preview shows becomes part of the form, as boxes like those the page has. */
function keep(
  values: Readonly<Record<string, string | undefined>>,
  replaced: (name: string) => boolean,
): void {
  const part = form.querySelector('[data-part="slice"]')!;
  for (const input of part.querySelectorAll('input')) if (replaced(input.name)) input.remove();
  for (const [name, value] of Object.entries(values)) {
    if (!value) continue;
    const input = Object.assign(document.createElement('input'), { type: 'hidden', name, value });
    part.append(input);
  }
  soon({ keepFrame: true });
}

const KEPT_APART = ['id', 'at'];

/** Where the preview looks now, as a hash without its sign: a part of the form only when that is asked for. */
let seen = '';
const keepView = root.querySelector<HTMLButtonElement>('.keep-view')!;

window.addEventListener('message', ({ source, origin, data }: MessageEvent<FromFrame>) => {
  if (source !== frame().contentWindow || origin !== location.origin || data?.ns !== NAMESPACE) return;
  if (data.type === 'filter') {
    const { filters, q } = data.payload;
    keep({ ...filters, q }, (name) => !KEPT_APART.includes(name));
  } else if (data.type === 'select') {
    const { selected } = data.payload;
    keep({ id: selected ? `${selected.collection}.${selected.id}` : undefined }, (name) => name === 'id');
  } else if (data.type === 'move') {
    seen = hashOf(data.payload.position).slice(1);
    keepView.hidden = false;
  }
});

keepView.addEventListener('click', () => keep({ at: seen }, (name) => name === 'at'));

form.addEventListener('input', ({ target }) => {
  // What holds for one map may mean nothing for another.
  const name = (target as HTMLInputElement).name;
  if (name === 'map' || name === 'collection') form.querySelector('[data-part="slice"]')!.replaceChildren();
  if (name === 'map') form.querySelector<HTMLSelectElement>('[name="collection"]')!.value = '';
  if (name === 'accent') form.querySelector<HTMLInputElement>('[name="own"]')!.checked = true;
  soon({ keepFrame: false });
});

form.addEventListener('submit', (event) => {
  event.preventDefault();
  soon({ keepFrame: false });
});

root.addEventListener('click', async ({ target }) => {
  if (!(target instanceof HTMLButtonElement) || !target.matches('.copy')) return;
  const area = target.parentElement!.querySelector('textarea')!;
  area.select();
  const { copied = '', copy = '', failed = '' } = root.dataset;
  try {
    await navigator.clipboard.writeText(area.value);
    target.textContent = copied;
    said.textContent = copied;
    setTimeout(() => {
      target.textContent = copy;
    }, 2000);
  } catch {
    said.textContent = failed;
  }
});

form.querySelector<HTMLButtonElement>('[type="submit"]')!.hidden = true;
showCopyButtons();
