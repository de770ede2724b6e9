/** The runtime's floor, inside workerd: one gzip body of the usual size with a tile's headers, made beforehand. */

// Loaded by computed name: the module exists in workerd only.
const load = async (name: string): Promise<ArrayBuffer> => (await import(name)).default;
const body = await load('./body');

const headers = new Headers({
  'cache-control': 'public, max-age=31536000, immutable',
  'access-control-allow-origin': '*',
  'cache-tag': 'premises-1',
  'content-type': 'application/vnd.mapbox-vector-tile',
  'content-encoding': 'gzip',
  etag: '"0123456789abcdef0123456789abcdef"',
  vary: 'accept-encoding',
});
const init = { headers, encodeBody: 'manual' };
const worker = { fetch: (_request: Request, _env: object, _context: object) => new Response(body, init) };
const bindings = {};

export default {
  fetch(request: Request, _env: object, context: object) {
    return worker.fetch(request, bindings, context);
  },
};

/** The least that any server of tiles does: it reads the address it is asked for. */
export const reading = {
  fetch({ url }: Request) {
    return url.length === 0 ? new Response(null) : new Response(body, init);
  },
};
