/** A whole object or a byte range of it (RFC 9110, section 14). */
import { fail, matches } from '../respond.ts';

type Range = { offset: number; length: number };

/**
 * The single range a Range header asks of `size` bytes; undefined to send everything (no, several or unreadable
 * ranges), null when it cannot be satisfied.
 */
export function byteRange(header: string | null, size: number): Range | null | undefined {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '');
  if (!match || (match[1] === '' && match[2] === '')) return undefined;
  if (match[1] === '') {
    const length = Math.min(Number(match[2]), size);
    return length === 0 ? null : { offset: size - length, length };
  }
  const offset = Number(match[1]);
  const last = match[2] === '' ? size - 1 : Math.min(Number(match[2]), size - 1);
  if (match[2] !== '' && Number(match[2]) < offset) return undefined;
  return offset >= size ? null : { offset, length: last - offset + 1 };
}

/** Sends an archive with Range, If-Range, If-None-Match and HEAD. */
export async function download(
  request: Request,
  bucket: R2Bucket,
  object: { key: string; size: number },
  cacheControl: string,
): Promise<Response> {
  const { key, size } = object;
  const etag = `"${key.slice(key.lastIndexOf('/') + 1, -'.pmtiles'.length)}"`;
  const headers = new Headers({
    etag,
    'cache-control': cacheControl,
    'accept-ranges': 'bytes',
    'content-type': 'application/vnd.pmtiles',
    'content-disposition': `attachment; filename="${key.split('/')[1]}.pmtiles"`,
  });
  if (matches(request.headers.get('if-none-match'), etag))
    return new Response(null, { status: 304, headers });
  const ifRange = request.headers.get('if-range');
  const range =
    ifRange === null || ifRange === etag ? byteRange(request.headers.get('range'), size) : undefined;
  if (range === null) fail({ code: 'range', size });
  headers.set('content-length', String(range?.length ?? size));
  if (range) headers.set('content-range', `bytes ${range.offset}-${range.offset + range.length - 1}/${size}`);
  const status = range ? 206 : 200;
  if (request.method === 'HEAD') return new Response(null, { status, headers, encodeBody: 'manual' });
  const stored = await bucket.get(key, range ? { range } : {});
  if (!stored) fail({ code: 'unavailable', what: 'The tile archive', retryAfter: 5 });
  return new Response(stored.body, { status, headers, encodeBody: 'manual' });
}
