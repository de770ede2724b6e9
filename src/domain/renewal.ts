/** Links by which the owner of a record says that it still holds: signed, for one record, until a day. */

/** What a link is for. `ends` is the last day on which it works, `YYYY-MM-DD`. */
export type Renewal = { key: string; collection: string; record: string; ends: string };

/** Days for which a link works where nobody says otherwise. */
export const LINK_DAYS = 60;

/** Days for which a renewed record is shown where its collection has no rule. */
export const RENEWED_DAYS = 365;

const KEY_LETTERS = 'abcdefghijklmnopqrstuvwxyz234567';
const KEY_LENGTH = 16;
/** Hex digits of the signature: 128 of the 256 bits of HMAC-SHA-256 (RFC 2104, section 5). */
const SIGNATURE_LENGTH = 32;

const TOKEN = new RegExp(`^([a-z2-7]{${KEY_LENGTH}})([0-9a-f]{${SIGNATURE_LENGTH}})$`);

/** A key that nobody can guess (80 bits). */
export const newKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(KEY_LENGTH)), (byte) => KEY_LETTERS[byte & 31]).join('');

async function signature(secret: string, { key, collection, record, ends }: Renewal): Promise<string> {
  const encoder = new TextEncoder();
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const hmac = await crypto.subtle.importKey('raw', encoder.encode(secret), algorithm, false, ['sign']);
  const signed = await crypto.subtle.sign(
    'HMAC',
    hmac,
    encoder.encode([key, collection, record, ends].join('\n')),
  );
  return Array.from(new Uint8Array(signed), (byte) => byte.toString(16).padStart(2, '0'))
    .join('')
    .slice(0, SIGNATURE_LENGTH);
}

/** The last part of the link's address. */
export const renewalToken = async (secret: string, renewal: Renewal): Promise<string> =>
  `${renewal.key}${await signature(secret, renewal)}`;

/** The key in a token; undefined for what cannot be one. */
export const keyIn = (token: string): string | undefined => TOKEN.exec(token)?.[1];

/** Whether a token was made with the secret for exactly this. */
export async function isSigned(secret: string, token: string, renewal: Renewal): Promise<boolean> {
  const wanted = await renewalToken(secret, renewal);
  // Every character is looked at, so that time tells nothing.
  let different = wanted.length ^ token.length;
  for (let i = 0; i < wanted.length; i++) different |= wanted.charCodeAt(i) ^ token.charCodeAt(i);
  return different === 0;
}

/** The path of a link. */
export const renewalPath = (token: string): string => `/renew/${token}`;
