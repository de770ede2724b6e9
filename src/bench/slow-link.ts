/** A link of a given latency and bandwidth in front of a server, that notes what passes. */
import {
  type ClientRequest,
  createServer,
  type IncomingMessage,
  request,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** A request that passed: bytes of status line, headers and body of its answer, compressed as they came. */
export type Passed = { path: string; status: number; bytes: number };

export type Link = {
  port: number;
  /** What has passed since the last `reset`, in order of the requests; `bytes` grow while answers come. */
  passed: readonly Passed[];
  reset(): void;
  stop(): void;
};

/** Milliseconds of a round trip, and bytes a second of all answers together. */
export type Limits = { roundTrip: number; bytesPerSecond: number };

/** New connections cost a round trip for TCP and one for TLS before the first request. */
const HANDSHAKES = 2;
/** Bytes that go at once: about what a radio link delivers in a slot. */
const PIECE = 4096;

/** One queue for the answers of all connections, as one radio link is. */
function queue({ bytesPerSecond }: Limits): (bytes: number) => Promise<void> {
  let free = 0;
  return async (bytes) => {
    const now = performance.now();
    free = Math.max(free, now) + (bytes / bytesPerSecond) * 1000;
    if (free > now + 1) await sleep(free - now);
  };
}

function headerBytes({ statusCode, statusMessage, rawHeaders }: IncomingMessage): number {
  // Each header is a name, a colon and a space, a value and a line end; an empty line ends them.
  const start = `HTTP/1.1 ${statusCode} ${statusMessage}\r\n`.length;
  return rawHeaders.reduce((sum, text) => sum + Buffer.byteLength(text) + 2, start + 2);
}

/** Listens on a free port and passes everything on to a port of this machine; without limits as fast as it goes. */
export async function openLink(to: number, limits?: Limits): Promise<Link> {
  let passed: Passed[] = [];
  const fresh = new WeakSet<object>();
  const transfer = limits ? queue(limits) : async () => {};

  async function answer(from: IncomingMessage, response: ServerResponse, note: Passed): Promise<void> {
    note.status = from.statusCode ?? 0;
    note.bytes += headerBytes(from);
    await transfer(note.bytes);
    response.writeHead(note.status, from.rawHeaders);
    for await (const chunk of from as AsyncIterable<Buffer>)
      for (let at = 0; at < chunk.length; at += PIECE) {
        const piece = chunk.subarray(at, at + PIECE);
        note.bytes += piece.length;
        await transfer(piece.length);
        response.write(piece);
      }
    response.end();
  }

  const server = createServer(async (incoming, response) => {
    const note: Passed = { path: incoming.url ?? '', status: 0, bytes: 0 };
    passed.push(note);
    const { socket } = incoming;
    if (limits) await sleep(limits.roundTrip * (fresh.has(socket) ? 1 : 1 + HANDSHAKES));
    fresh.add(socket);
    const onward: ClientRequest = request(
      { host: '127.0.0.1', port: to, path: incoming.url, method: incoming.method, headers: incoming.headers },
      (from) => {
        answer(from, response, note).catch(() => response.destroy());
      },
    );
    onward.on('error', () => response.destroy());
    response.on('close', () => onward.destroy());
    incoming.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    get passed() {
      return passed;
    },
    reset() {
      passed = [];
    },
    stop() {
      server.close();
      server.closeAllConnections();
    },
  };
}
