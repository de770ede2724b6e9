/** Files over HTTP in byte ranges, for archives that are too large for a Worker's memory. */
import { createReadStream, statSync } from 'node:fs';
import { createServer } from 'node:http';

/** Serves each file under its name; answers HEAD with the length and GET with the range that is asked for. */
export async function serveFiles(
  files: ReadonlyMap<string, string>,
): Promise<{ port: number; stop(): void }> {
  const server = createServer((request, response) => {
    const path = files.get(request.url?.slice(1) ?? '');
    if (path === undefined) {
      response.writeHead(404).end();
      return;
    }
    const { size } = statSync(path);
    if (request.method === 'HEAD') {
      response.writeHead(200, { 'content-length': size }).end();
      return;
    }
    const [, first, last] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '') ?? [];
    const [start, end] = [Number(first ?? 0), Number(last ?? size - 1)];
    response.writeHead(206, {
      'content-length': end - start + 1,
      'content-range': `bytes ${start}-${end}/${size}`,
    });
    createReadStream(path, { start, end }).pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    port,
    stop() {
      server.close();
      server.closeAllConnections();
    },
  };
}
