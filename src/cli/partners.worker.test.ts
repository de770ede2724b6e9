import { env } from 'cloudflare:workers';
import { beforeEach, expect, test } from 'vitest';
import type { Database } from '../../db/bindings.ts';
import { sha256 } from '../domain/digest.ts';
import { PARTNER_MOST } from '../domain/partner.ts';
import { everythingIn } from '../worker/fixture/enquiries.ts';
import {
  addPartner,
  changePartner,
  partnerLines,
  readPartners,
  renewSecret,
  revokePartner,
} from './partners.ts';

const database = env.PARTNERS as unknown as Database;
const now = new Date('2026-11-26T03:00:00Z');
const ENTRIES = {
  name_zh: '样例园区',
  name_en: 'Sample Park',
  origins: ['https://park.example', 'https://www.park.example'],
};
const ACTION = { label: { zh: '预约参观', en: 'Book a tour' }, url: 'https://park.example/tour' };

beforeEach(() => env.PARTNERS.exec('DELETE FROM partner'));

test('a partner is added once, and changed where it is said', async () => {
  await addPartner(database, 'sample-park', ENTRIES, now);
  await expect(addPartner(database, 'sample-park', ENTRIES, now)).rejects.toThrow('already');
  const later = new Date('2026-11-27T03:00:00Z');
  await changePartner(database, 'sample-park', { action: ACTION, name_en: 'Park' }, later);
  const [one] = await readPartners(database, 'sample-park');
  expect(one).toMatchObject({
    ...ENTRIES,
    name_en: 'Park',
    action_en: 'Book a tour',
    logo_type: null,
    has_secret: false,
    created_at: now.toISOString(),
    changed_at: later.toISOString(),
  });
  await changePartner(database, 'sample-park', { action: null }, later);
  expect((await readPartners(database))[0]).toMatchObject({ action_url: null, name_zh: '样例园区' });
  await expect(changePartner(database, 'nobody', { name_en: 'x' }, later)).rejects.toThrow('no partner');
});

test('a logo of the largest size comes back as it was', async () => {
  const bytes = crypto.getRandomValues(new Uint8Array(PARTNER_MOST.logo));
  await addPartner(database, 'sample-park', { ...ENTRIES, logo: { type: 'image/png', bytes } }, now);
  const row = await env.PARTNERS.prepare('SELECT logo, logo_sha256 FROM partner').first<{
    logo: string;
    logo_sha256: string;
  }>();
  expect(Uint8Array.from(atob(row!.logo), (sign) => sign.charCodeAt(0))).toEqual(bytes);
  expect(row!.logo_sha256).toBe(await sha256(bytes));
});

test('a secret is kept as its hash only, and a new one takes the place of the old', async () => {
  await addPartner(database, 'sample-park', ENTRIES, now);
  const first = await renewSecret(database, 'sample-park', now);
  const second = await renewSecret(database, 'sample-park', now);
  expect(first.secret).toMatch(/^[\w-]{43}$/);
  expect(second.secret).not.toBe(first.secret);
  expect(second.path).toBe(`/partners/sample-park/${second.secret}`);
  const everything = await everythingIn(env.PARTNERS);
  expect(everything).not.toContain(second.secret);
  expect(everything).toContain(await sha256(second.secret));
  await expect(renewSecret(database, 'nobody', now)).rejects.toThrow('no partner');
});

test('who is revoked stays taken, says so, and can come back', async () => {
  await addPartner(database, 'sample-park', ENTRIES, now);
  await revokePartner(database, 'sample-park', now);
  await expect(addPartner(database, 'sample-park', ENTRIES, now)).rejects.toThrow('--undo');
  expect(partnerLines((await readPartners(database))[0]!).join('\n')).toContain('revoked 2026-11-26');
  await revokePartner(database, 'sample-park', now, true);
  expect((await readPartners(database))[0]!.revoked_at).toBeNull();
});
