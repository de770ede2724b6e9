import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Channel, keptUntil, NOTICE_VERSION, nextStep, type Office, readEnquiry } from './enquiry.ts';

const GOOD = {
  name: 'Anna',
  channel: 'email',
  contact: 'anna@example.org',
  message: 'Hello',
  records: ['premises.aaaaaaaaaa'],
  view: '/?map=premises',
  language: 'en',
  notice: NOTICE_VERSION,
  consent: true,
};

const read = (changes: object) => {
  const found = readEnquiry({ ...GOOD, ...changes });
  return 'enquiry' in found
    ? found.enquiry
    : found.faults.map(({ parameter, kind }) => `${parameter} ${kind}`);
};

test.each<[Channel, string, string]>([
  ['email', ' Anna.Beispiel+map@mail.example.co.uk ', 'Anna.Beispiel+map@mail.example.co.uk'],
  ['email', '王@例子.公司', '王@例子.公司'],
  ['email', 'anna＠example.org', 'anna@example.org'],
  ['phone', '+49 (351) 000-0000', '+49 (351) 000-0000'],
  ['phone', '０５１２－６８８８００００', '0512-68880000'],
  ['phone', '0512-68880000 转 801', '0512-68880000 转 801'],
  ['phone', '+1.512.555.0100 ext. 12', '+1.512.555.0100 ext. 12'],
  ['wechat', 'wxid_ab12cd34', 'wxid_ab12cd34'],
  ['wechat', '13800000000', '13800000000'],
])('%s: "%s" is taken as "%s"', (channel, contact, taken) => {
  expect(read({ channel, contact })).toMatchObject({ channel, contact: taken });
});

test.each<[Channel, string]>([
  ['email', 'anna'],
  ['email', 'anna@localhost'],
  ['email', 'Anna <anna@example.org>'],
  ['email', 'anna@example.org, b@example.org'],
  ['phone', 'call me'],
  ['phone', '12345'],
  ['phone', '1234567890123456'],
  ['wechat', '微信号'],
  ['wechat', 'ab'],
])('%s: "%s" is refused', (channel, contact) => {
  expect(read({ channel, contact })).toEqual(['contact malformed']);
});

test('texts are trimmed and composed, lines end alike, records stand once', () => {
  expect(
    read({
      name: '  Zoe\u0308 ',
      message: ' a\r\nb\t ',
      records: ['premises.aaaaaaaaaa', 'premises.aaaaaaaaaa'],
      visit_on: '',
      visitors: null,
    }),
  ).toMatchObject({ name: 'Zoë', message: 'a\nb', records: ['premises.aaaaaaaaaa'], visit_on: null });
  expect(read({ message: '字'.repeat(3000) })).toMatchObject({ language: 'en' });
  expect(read({ message: '𠮷'.repeat(3001) })).toEqual(['message long']);
});

test('whatever is read is an enquiry or names its faults, and an enquiry reads as itself again', () => {
  const values = fc.dictionary(
    fc.constantFrom(...Object.keys(GOOD), 'subject', 'partner', 'filter'),
    fc.jsonValue(),
  );
  fc.assert(
    fc.property(values, (changes) => {
      const found = readEnquiry({ ...GOOD, ...changes });
      if ('faults' in found) return found.faults.length > 0;
      const { isTrapped, ...enquiry } = found.enquiry;
      expect(readEnquiry({ ...enquiry, consent: true })).toEqual({
        enquiry: { ...enquiry, isTrapped: false },
      });
      return true;
    }),
    { numRuns: 2000, seed: 11 },
  );
});

test('what is kept ends a year later, and nobody is promised an answer by an invented office', () => {
  expect(keptUntil('2026-11-26T16:30:00.000Z')).toBe('2027-11-26');
  const office = (is_sample: boolean): Office => ({
    office: '商务局',
    phone: null,
    mailbox: null,
    hours: null,
    records: ['premises.aaaaaaaaaa'],
    is_sample,
  });
  expect(nextStep([office(true)]).zh).toContain('不会有人答复');
  expect(nextStep([office(true), office(false)]).zh).toContain('答复');
  expect(nextStep([office(false)]).en).not.toContain('nobody');
});
