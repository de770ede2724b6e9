/** gzip by the platform's own streams, with a bound on what inflating may produce. */

/** Compresses bytes into one gzip member; the same bytes must always give the same result. */
export type Gzip = (bytes: Uint8Array) => Uint8Array | Promise<Uint8Array>;

/** Inflates one gzip member; more than `cap` bytes of result is an Error. */
export type Gunzip = (bytes: Uint8Array, cap: number) => Uint8Array | Promise<Uint8Array>;

type Codec = { readable: ReadableStream<Uint8Array>; writable: WritableStream<Uint8Array> };

// A slice inflates to at most about 1,000 times its size before the reader sees it and can stop.
const SLICE = 16_384;

async function feed(codec: Codec, bytes: Uint8Array): Promise<void> {
  const writer = codec.writable.getWriter();
  try {
    for (let at = 0; at < bytes.length; at += SLICE) await writer.write(bytes.subarray(at, at + SLICE));
    await writer.close();
  } catch {
    // The readable side carries the same error to the caller.
  }
}

async function run(codec: Codec, bytes: Uint8Array, cap: number): Promise<Uint8Array> {
  const fed = feed(codec, bytes);
  const reader = codec.readable.getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    length += part.value.length;
    if (length > cap) {
      await reader.cancel().catch(() => undefined);
      throw new Error(`The gzip data inflates to more than ${cap} bytes; it is damaged or hostile`);
    }
    chunks.push(part.value);
  }
  await fed;
  const only = chunks.length === 1 ? chunks[0] : undefined;
  if (only !== undefined) return only;
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

/** One gzip member (RFC 1952) of `bytes`. */
export function gzip(bytes: Uint8Array): Promise<Uint8Array> {
  return run(new CompressionStream('gzip') as unknown as Codec, bytes, Number.POSITIVE_INFINITY);
}

/**
 * The inflated content of one gzip member. More than `cap` bytes of content, data that is not gzip, a wrong
 * checksum, a missing end and bytes behind the end are Errors.
 */
export async function gunzip(bytes: Uint8Array, cap: number): Promise<Uint8Array> {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) {
    throw new Error(`The data is not gzip: it begins with ${hex(bytes, 2)} instead of 1f 8b`);
  }
  return run(new DecompressionStream('gzip') as unknown as Codec, bytes, cap);
}

function hex(bytes: Uint8Array, count: number): string {
  const digits = [...bytes.subarray(0, count)].map((byte) => byte.toString(16).padStart(2, '0'));
  return digits.join(' ') || 'nothing';
}
