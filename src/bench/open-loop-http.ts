/** HTTP/1.1 over a bounded number of connections that stay open, with as little work per answer as hashing allows. */
import { connect, type Socket } from 'node:net';
import { crc32 } from 'node:zlib';

/** An answer; `crc` is the CRC-32 of the body as sent, `length` its bytes, `fault` why it is not whole. */
export type Answer = {
  status: number;
  etag: string | undefined;
  crc: number;
  length: number;
  fault?: string;
};

type Answered = (answer: Answer) => void;

const NONE = Buffer.alloc(0);

/** One connection with at most one request at a time. */
class Connection {
  readonly #port: number;
  readonly #freed: (connection: Connection) => void;
  #socket: Socket | undefined;
  #answered: Answered | undefined;
  #answer: Answer = { status: 0, etag: undefined, crc: 0, length: 0 };
  #rest: Buffer = NONE;
  #stage: 'head' | 'body' | 'size' | 'chunk' | 'gap' | 'end' = 'head';
  /** Bytes of the body or the chunk still to come. */
  #left = 0;

  constructor(port: number, freed: (connection: Connection) => void) {
    this.#port = port;
    this.#freed = freed;
  }

  send(request: string, answered: Answered): void {
    this.#answered = answered;
    this.#answer = { status: 0, etag: undefined, crc: 0, length: 0 };
    this.#stage = 'head';
    this.#socket ??= this.#open();
    this.#socket.write(request, 'latin1');
  }

  close(): void {
    this.#socket?.destroy();
  }

  #open(): Socket {
    const socket = connect({ port: this.#port, host: '127.0.0.1', noDelay: true });
    let reason = 'connection closed';
    socket.on('data', (data) => this.#take(data));
    socket.on('error', (error: NodeJS.ErrnoException) => {
      reason = error.code ?? error.message;
    });
    socket.on('close', () => {
      this.#socket = undefined;
      this.#rest = NONE;
      if (this.#answered) this.#end(reason);
    });
    return socket;
  }

  #end(fault?: string): void {
    const answered = this.#answered;
    this.#answered = undefined;
    this.#freed(this);
    answered?.(fault === undefined ? this.#answer : { ...this.#answer, fault });
  }

  #take(data: Buffer): void {
    let bytes = this.#rest.length > 0 ? Buffer.concat([this.#rest, data]) : data;
    while (bytes.length > 0 && this.#answered) {
      const taken = this.#step(bytes);
      if (taken === 0) break;
      bytes = bytes.subarray(taken);
    }
    this.#rest = bytes;
  }

  /** Takes the next part of the answer and returns how many bytes that was, 0 when it is not all there. */
  #step(bytes: Buffer): number {
    if (this.#stage === 'body' || this.#stage === 'chunk') {
      const part = bytes.length > this.#left ? bytes.subarray(0, this.#left) : bytes;
      this.#answer.crc = crc32(part, this.#answer.crc);
      this.#answer.length += part.length;
      this.#left -= part.length;
      if (this.#left === 0 && this.#stage === 'body') this.#end();
      else if (this.#left === 0) this.#stage = 'gap';
      return part.length;
    }
    if (this.#stage === 'gap' || this.#stage === 'end') {
      if (bytes.length < 2) return 0;
      if (this.#stage === 'end') this.#end();
      else this.#stage = 'size';
      return 2;
    }
    const mark = this.#stage === 'head' ? '\r\n\r\n' : '\r\n';
    const end = bytes.indexOf(mark);
    if (end < 0) return 0;
    const text = bytes.toString('latin1', 0, end);
    if (this.#stage === 'head') this.#head(text);
    else {
      this.#left = Number.parseInt(text, 16);
      this.#stage = this.#left === 0 ? 'end' : 'chunk';
    }
    return end + mark.length;
  }

  #head(text: string): void {
    this.#answer.status = Number(text.slice(9, 12));
    this.#answer.etag = /^etag: *(.*)$/im.exec(text)?.[1];
    const hasBody = this.#answer.status !== 204 && this.#answer.status !== 304;
    this.#left = hasBody ? Number(/^content-length: *(\d+)/im.exec(text)?.[1] ?? 0) : 0;
    if (hasBody && /^transfer-encoding: *chunked/im.test(text)) this.#stage = 'size';
    else if (this.#left > 0) this.#stage = 'body';
    else this.#end();
  }
}

/** Sends requests as connections become free, first come first served. */
export class Connections {
  readonly #all: Connection[];
  readonly #idle: Connection[];
  #waiting: [request: string, answered: Answered][] = [];
  #first = 0;

  /** At most `count` connections to a port of 127.0.0.1, opened when they are first used. */
  constructor(port: number, count: number) {
    this.#all = Array.from({ length: count }, () => new Connection(port, (one) => this.#freed(one)));
    this.#idle = [...this.#all];
  }

  /** Sends a whole request (see `requestText`); `answered` is called once, also when there is no answer. */
  send(request: string, answered: Answered): void {
    const connection = this.#idle.pop();
    if (connection) connection.send(request, answered);
    else this.#waiting.push([request, answered]);
  }

  close(): void {
    for (const connection of this.#all) connection.close();
  }

  #freed(connection: Connection): void {
    const next = this.#waiting[this.#first];
    if (!next) {
      this.#waiting = [];
      this.#first = 0;
      this.#idle.push(connection);
      return;
    }
    this.#first++;
    // After this event: the answer that freed the connection has not been handed over yet.
    queueMicrotask(() => connection.send(...next));
  }
}

/** A GET with the given header fields, lower-case names. */
export function requestText(path: string, headers: Readonly<Record<string, string>>): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return `GET ${path} HTTP/1.1\r\n${lines.join('')}\r\n`;
}
