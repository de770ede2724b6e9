import { expect, test } from 'vitest';
import { sha256 } from '../../../domain/digest.ts';
import { KEPT_MONTHS, NOTICE_VERSION } from '../../../domain/enquiry.ts';
import { en } from '../../text/en/enquire.ts';
import { zh } from '../../text/zh/enquire.ts';

/** What each version of the notice said, in both languages. */
const DIGESTS: Readonly<Record<string, string>> = {
  '2026-11-26': '2fdc90f2dfbc9fa3',
};

test('what visitors agree to has the version that is kept with their consent: other words, another version', async () => {
  const said = [zh, en].map(({ notice, consent }) => [notice(KEPT_MONTHS), consent]);
  const digest = (await sha256(JSON.stringify(said))).slice(0, 16);
  expect(DIGESTS[NOTICE_VERSION]).toBe(digest);
});

test('the notice answers the same questions in both languages, and says how long things are kept', () => {
  for (const { notice } of [zh, en]) {
    expect(notice(KEPT_MONTHS)).toHaveLength(zh.notice(KEPT_MONTHS).length);
    expect(JSON.stringify(notice(KEPT_MONTHS))).toContain(`${KEPT_MONTHS} `);
  }
  expect(Object.keys(en.faults).sort()).toEqual(Object.keys(zh.faults).sort());
});
