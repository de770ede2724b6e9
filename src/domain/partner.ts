/** Who may embed maps as a partner: what a partner is, and what its parts look like. */
import type { Label } from './kinds.ts';

/** A key that a partner is given: what can stand in an address and in a table of figures. */
export const PARTNER_KEY = /^[a-z0-9][a-z0-9-]{1,39}$/;

/** Most characters of a name, a button and an address; most origins; most bytes of a logo. */
export const PARTNER_MOST = { name: 80, action: 40, url: 500, origins: 20, logo: 50_000 } as const;

export type Partner = {
  key: string;
  name: Label;
  /** Origins whose pages may frame its maps, as browsers write them: `https://www.example.org`. */
  origins: readonly string[];
  /** Where its logo is on this site; null when it has none. */
  logo: string | null;
  /** What its maps lead to on its own site; null for nothing. */
  action: { label: Label; url: string } | null;
};

const LOOPBACK = ['localhost', '127.0.0.1'];
/** A host that Content Security Policy can name: a domain name in ASCII, with no port and no dot at its end. */
const HOST = /^(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])$/;

/**
 * An origin as browsers write it: names in Punycode, the usual port left out. It goes into `frame-ancestors`, so that
 * nothing that means something else there can be one.
 */
export function originFrom(text: string): { origin: string } | { reason: string } {
  if (text.includes('*')) return { reason: 'name each origin; * is not taken' };
  let url: URL;
  try {
    url = new URL(text.trim());
  } catch {
    return { reason: 'is no origin; write https://www.example.org' };
  }
  const isLoopback = LOOPBACK.includes(url.hostname);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback))
    return { reason: 'must begin with https:// (http:// is for localhost and 127.0.0.1 only)' };
  if (url.username !== '' || url.password !== '') return { reason: 'leave out the user and the password' };
  if (url.pathname !== '/' || /[?#]/.test(text))
    return { reason: `is an address within a site; leave out what follows ${url.origin}` };
  if (!isLoopback && !HOST.test(url.hostname))
    return { reason: 'has a host that is no domain name; IP addresses and single words are not taken' };
  return { origin: url.origin };
}

/** An address on a partner's site that a button leads to. */
export function actionUrlFrom(text: string): { url: string } | { reason: string } {
  let url: URL;
  try {
    url = new URL(text.trim());
  } catch {
    return { reason: 'is no address; write https://www.example.org/contact' };
  }
  if (url.protocol !== 'https:') return { reason: 'must begin with https://' };
  if (url.username !== '' || url.password !== '') return { reason: 'leave out the user and the password' };
  if (url.href.length > PARTNER_MOST.url) return { reason: `is longer than ${PARTNER_MOST.url} characters` };
  return { url: url.href };
}

const LOGO_TYPES: readonly { type: string; isOne: (bytes: Uint8Array) => boolean }[] = [
  { type: 'image/png', isOne: (bytes) => starts(bytes, 0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]) },
  { type: 'image/jpeg', isOne: (bytes) => starts(bytes, 0, [0xff, 0xd8, 0xff]) },
  {
    type: 'image/webp',
    isOne: (bytes) =>
      starts(bytes, 0, [0x52, 0x49, 0x46, 0x46]) && starts(bytes, 8, [0x57, 0x45, 0x42, 0x50]),
  },
];

const starts = (bytes: Uint8Array, at: number, wanted: readonly number[]) =>
  wanted.every((byte, i) => bytes[at + i] === byte);

/** The media type of a logo by its first bytes, not by its name; SVG can hold scripts and is not taken. */
export function logoTypeOf(bytes: Uint8Array): { type: string } | { reason: string } {
  if (bytes.byteLength > PARTNER_MOST.logo)
    return { reason: `has ${bytes.byteLength} bytes; make it ${PARTNER_MOST.logo} at most` };
  const found = LOGO_TYPES.find(({ isOne }) => isOne(bytes));
  return found ? { type: found.type } : { reason: 'is no PNG, JPEG or WebP' };
}

/** Where the figures of a partner are, on this site: the secret in the path is all that opens them. */
export const figuresPath = (key: string, secret: string): string => `/partners/${key}/${secret}`;
