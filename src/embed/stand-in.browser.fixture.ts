/** A site with a frame that obeys the messages to the letter, and misbehaves when told to, and a partner's site. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { embedScripts } from '../cli/embed-scripts.fixture.ts';

/** Runs in the frame: `?silent=1` never answers, `?late=N` listens after N milliseconds. */
function frame(): void {
  const query = new URLSearchParams(location.search);
  const origin = location.ancestorOrigins[0]!;
  const state: Record<string, unknown> = {
    map: location.pathname.split('/').pop(),
    lang: query.get('lang') ?? 'zh',
    theme: 'light',
    filters: Object.fromEntries([...query].filter(([name]) => name === 'division')),
    q: '',
    selected: null,
    position: { zoom: 9, lat: 31.3, lng: 120.6 },
    matched: 7,
  };
  const post = (message: object) => parent.postMessage({ ns: 'relitu', v: 1, ...message }, origin);
  const heard: string[] = [];
  Object.assign(globalThis, { heard, tell: post });
  const answer = (type: string, payload: Record<string, unknown>): unknown => {
    if (type === 'setView') state.position = payload;
    if (type === 'select') state.selected = payload;
    if (type === 'setFilters') state.filters = payload.filters;
    if (type === 'setLang') state.lang = payload.lang;
    if (type === 'setFilters') return { matched: 3 };
    return type === 'getState' ? state : payload;
  };
  const listen = () =>
    addEventListener('message', ({ source, origin: sender, data }) => {
      if (source !== parent || sender !== origin || data?.ns !== 'relitu') return;
      heard.push(data.type);
      if (data.type === 'hello') post({ type: 'ready', payload: { version: 1, state } });
      else if (query.get('silent')) return;
      else if (data.payload?.id === 'none')
        post({
          id: data.id,
          type: 'reply',
          payload: { ok: false, error: { code: 'not-found', message: 'no such record' } },
        });
      else
        post({ id: data.id, type: 'reply', payload: { ok: true, value: answer(data.type, data.payload) } });
    });
  setTimeout(listen, Number(query.get('late') ?? 0));
}

const open = (server: Server): Promise<string> =>
  new Promise((resolve) =>
    server.listen(0, '127.0.0.1', () =>
      resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
    ),
  );

const shut = (server: Server): void => {
  server.closeAllConnections();
  server.close();
};

/** Starts a partner's site; `pages` are bodies by path, `MAP` in them is the site of the map. */
export async function partnerSite(pages: Record<string, string>, map: string) {
  const partnerServer = createServer(({ url = '' }, response) => {
    const path = url.split('?')[0]!;
    if (path.endsWith('.js')) {
      response.writeHead(200, { 'content-type': 'text/javascript' });
      response.end((pages[path] ?? '').replaceAll('MAP', map));
      return;
    }
    response.writeHead(pages[path] === undefined ? 404 : 200, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': `default-src 'none'; script-src 'self' ${map}; frame-src ${map}`,
    });
    response.end(
      `<!doctype html><html lang="en"><title>Partner</title>${pages[path] ?? ''}`.replaceAll('MAP', map),
    );
  });
  return { partner: await open(partnerServer), close: () => shut(partnerServer) };
}

/** Starts both. */
export async function sites(pages: Record<string, string>) {
  const [script, module] = await embedScripts();
  const files: Record<string, [string, string]> = {
    '/embed.js': ['text/javascript', script.code],
    '/embed.mjs': ['text/javascript', module.code],
    '/frame.js': ['text/javascript', `(${frame})()`],
  };
  const mapServer = createServer(({ url = '' }, response) => {
    const path = url.split('?')[0]!;
    const [type, text] = files[path] ?? ['text/html', '<!doctype html><script src="/frame.js"></script>'];
    response.writeHead(200, { 'content-type': type, 'access-control-allow-origin': '*' }).end(text);
  });
  const map = await open(mapServer);
  const { partner, close: closePartner } = await partnerSite(pages, map);
  return {
    map,
    partner,
    close() {
      closePartner();
      shut(mapServer);
    },
  };
}
