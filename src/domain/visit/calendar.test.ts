import fc from 'fast-check';
import ICAL from 'ical.js';
import { expect, test } from 'vitest';
import { type Appointment, calendar } from './calendar.ts';

const NOW = new Date('2026-11-26T07:00:00Z');
const VISIT: Appointment = {
  uid: 'stops.a@relitu.example',
  from: new Date('2026-12-08T01:00:00Z'),
  to: new Date('2026-12-08T01:40:00Z'),
  summary: '样例·昆山高新区 1号加速器 / Sample, Route 001; Stop 1',
  location: '昆山市, 样例北路119号 \\ 2',
  description: '联系：样例·昆山市招商专班\n0512-00003897\nhttps://relitu.example/records/stops/a?lang=zh&x=1',
  lon: 120.9088,
  lat: 31.4241611,
  url: 'https://relitu.example/records/stops/a?lang=zh',
};

const parsed = (text: string) => {
  const root = new ICAL.Component(ICAL.parse(text));
  return { root, events: root.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event)) };
};

test('a parser reads what was written', () => {
  const { root, events } = parsed(calendar('考察 / Visit', 'Asia/Shanghai', [VISIT], NOW));
  expect(root.getFirstPropertyValue('version')).toBe('2.0');
  const [event] = events;
  expect(event!.uid).toBe(VISIT.uid);
  expect(event!.startDate.toJSDate()).toEqual(VISIT.from);
  expect(event!.endDate.toJSDate()).toEqual(VISIT.to);
  expect(event!.summary).toBe(VISIT.summary);
  expect(event!.location).toBe(VISIT.location);
  expect(event!.description).toBe(VISIT.description);
  expect(event!.component.getFirstPropertyValue('geo')).toEqual([31.424161, 120.9088]);
  expect(event!.component.getFirstPropertyValue('url')).toBe(VISIT.url);
});

test('lines are of at most 75 octets and end with CRLF, whatever is written', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), fc.string(), (summary, description) => {
      const text = calendar('x', 'UTC', [{ ...VISIT, summary, description }], NOW);
      expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
      for (const line of text.split('\r\n')) {
        expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
        expect(line).not.toMatch(/[\r\n]/);
      }
      const [event] = parsed(text).events;
      const plain = (written: string) =>
        // biome-ignore lint/suspicious/noControlCharactersInRegex: what no value may hold
        written.replace(/\r\n?/g, '\n').replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, ' ');
      expect(event!.summary ?? '').toBe(plain(summary));
      expect(event!.description ?? '').toBe(plain(description));
    }),
  );
});
