/** Links by which the owner of a record says that it still holds: signed, for one record, until a day. */

/**
 * What a link is for. `ends` is the last day on which it works, `until` the end that it gives the record, both
 * `YYYY-MM-DD`; without `until` that is as late as the rule of the collection lets it be.
 */
export type Renewal = {
  key: string;
  collection: string;
  record: string;
  ends: string;
  until?: string | undefined;
};

/** Days for which a link works where nobody says otherwise. */
export const LINK_DAYS = 60;

/** Days for which a renewed record is shown where its collection has no rule. */
export const RENEWED_DAYS = 365;

const KEY_LETTERS = 'abcdefghijklmnopqrstuvwxyz234567';
const KEY_LENGTH = 16;
/** Hex digits of the signature: 128 of the 256 bits of HMAC-SHA-256 (RFC 2104, section 5). */
const SIGNATURE_LENGTH = 32;

const TOKEN = new RegExp(
  `^([a-z2-7]{${KEY_LENGTH}})[0-9a-f]{${SIGNATURE_LENGTH}}(?:-(\\d{4}-\\d\\d-\\d\\d))?$`,
);

/** A key that nobody can guess (80 bits). */
export const newKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(KEY_LENGTH)), (byte) => KEY_LETTERS[byte & 31]).join('');

async function signature(secret: string, { key, collection, record, ends, until }: Renewal): Promise<string> {
  const encoder = new TextEncoder();
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const hmac = await crypto.subtle.importKey('raw', encoder.encode(secret), algorithm, false, ['sign']);
  const signed = await crypto.subtle.sign(
    'HMAC',
    hmac,
    encoder.encode([key, collection, record, ends, ...(until ? [until] : [])].join('\n')),
  );
  return Array.from(new Uint8Array(signed), (byte) => byte.toString(16).padStart(2, '0'))
    .join('')
    .slice(0, SIGNATURE_LENGTH);
}

/** The last part of the link's address: key, signature, and the end that the link gives where it names one. */
export const renewalToken = async (secret: string, renewal: Renewal): Promise<string> =>
  `${renewal.key}${await signature(secret, renewal)}${renewal.until ? `-${renewal.until}` : ''}`;

/** The key in a token and the end that it names, which {@link isSigned} has yet to prove; undefined for what cannot be one. */
export function partsOf(token: string): Pick<Renewal, 'key' | 'until'> | undefined {
  const found = TOKEN.exec(token);
  return found ? { key: found[1]!, until: found[2] } : undefined;
}

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
