import { expect, test } from 'vitest';
import { embedAddress, embedFrom } from './options.ts';

test('an address survives the round trip', () => {
  for (const address of [
    '/embed/premises',
    '/embed/land?lang=en&theme=dark&division=320583,320585&lead=0#11.5/31.3/120.6',
    '/embed/land?collection=areas&maps=premises,chains&list=0&gestures=free&height=auto&accent=ff8800',
    '/embed/chains?q=电机&partner=sip-park&saved=abcd1234ef',
  ]) {
    const url = new URL(address, 'https://example.org');
    const { options, warnings } = embedFrom(url.pathname.slice('/embed/'.length), url.search, url.hash);
    expect(warnings).toEqual([]);
    const again = new URL(embedAddress(options), 'https://example.org');
    expect(embedFrom(options.place.map, again.search, again.hash)).toEqual({ options, warnings });
  }
});

test('premises have a height, and so has the frame', () => {
  const both = embedFrom('premises', '?height=6/..&height=auto');
  expect([both.options.height, both.options.place.params, both.warnings]).toEqual([
    'auto',
    { height: '6/..' },
    [],
  ]);
  const address = new URL(embedAddress(both.options), 'https://example.org');
  expect(embedFrom('premises', address.search)).toEqual(both);
  expect(embedFrom('premises', '?height=auto').options.place.params).toEqual({});
  expect(embedFrom('land', '?height=6/..').warnings).toMatchObject([{ parameter: 'height' }]);
});

test('an industry is asked for by the word partners use', () => {
  const { options } = embedFrom('premises', '?industry=equipment');
  expect(options.place.params).toEqual({ industries: 'equipment' });
});

test('what is not known is ignored, what is wrong falls back and is named', () => {
  const { options, warnings } = embedFrom(
    'premises',
    '?v=9&lang=fr&theme=pink&list=maybe&accent=red&partner=%3Cb%3E&maps=land,moon&rent=lots&utm_source=x&id=plots.1',
    '#everywhere',
  );
  expect(options.parts.list).toBe(true);
  expect(options.accent).toBeUndefined();
  expect(options.maps).toEqual(['premises', 'land']);
  expect(warnings.map(({ parameter }) => parameter).sort()).toEqual(
    ['#', 'accent', 'rent', 'id', 'lang', 'list', 'maps', 'partner', 'theme', 'v'].sort(),
  );
});
