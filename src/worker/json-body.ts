/** The body of a request as JSON, within bounds. */
import { Failure, fail } from './respond.ts';

/** Bytes of a body, counted as they come: its announced length may be missing or wrong. */
async function bytesOf(request: Request, most: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const part of (request.body ?? []) as AsyncIterable<Uint8Array>) {
      size += part.byteLength;
      if (size > most) fail({ code: 'too-large', most });
      parts.push(part);
    }
  } catch (error) {
    if (error instanceof Failure) throw error;
    // Who sends breaks off.
    fail({ code: 'invalid', errors: [{ parameter: 'body', reason: 'ended before its time' }] });
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.byteLength;
  }
  return bytes;
}

/**
 * The JSON value of a request of one of the media types taken. What is wrong with it is said without repeating any of it.
 * @throws Failure 413, 415, or 400 when it is no JSON in UTF-8.
 */
export async function jsonBody(
  request: Request,
  most: number,
  taken: readonly string[] = ['application/json'],
): Promise<unknown> {
  const [type] = (request.headers.get('content-type') ?? '').split(';');
  if (!taken.includes(type!.trim().toLowerCase())) fail({ code: 'media-type', taken: taken.join(' or ') });
  const bytes = await bytesOf(request, most);
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes));
  } catch {
    fail({ code: 'invalid', errors: [{ parameter: 'body', reason: 'is not JSON in UTF-8' }] });
  }
}
