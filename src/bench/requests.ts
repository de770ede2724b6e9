/** Single requests over connections that stay open, with the bytes as they came. */
import { Agent, request } from 'node:http';

/** An answer; `headerBytes` is the length of status line and headers with their line ends, `body` still compressed. */
export type Answer = { status: number; etag: string | undefined; headerBytes: number; body: Buffer };

/** Asks one server of 127.0.0.1 over at most `connections` connections; `close` ends them. */
export function client(port: number, connections: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const get = (path: string): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const headers = { 'accept-encoding': 'gzip, br' };
      request({ host: '127.0.0.1', port, path, agent, headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const { statusCode: status = 0, statusMessage = '', rawHeaders } = response;
          const start = `HTTP/1.1 ${status} ${statusMessage}\r\n`.length;
          // Each header is a name, a colon and a space, a value and a line end; an empty line ends them.
          const headerBytes = rawHeaders.reduce((sum, text) => sum + Buffer.byteLength(text) + 2, start + 2);
          resolve({ status, etag: response.headers.etag, headerBytes, body: Buffer.concat(chunks) });
        });
      })
        .on('error', reject)
        .end();
    });
  return { get, close: () => agent.destroy() };
}
