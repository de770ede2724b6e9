import { expect, test } from 'vitest';
import { actionUrlFrom, logoTypeOf, originFrom } from './partner.ts';

test.each([
  ['https://www.example.org', 'https://www.example.org'],
  [' HTTPS://WWW.Example.org:443/ ', 'https://www.example.org'],
  ['https://example.org:8443', 'https://example.org:8443'],
  ['https://苏州.中国', 'https://xn--6rt453f.xn--fiqs8s'],
  ['http://localhost:3000', 'http://localhost:3000'],
  ['http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
])('%s is the origin %s', (text, origin) => expect(originFrom(text)).toEqual({ origin }));

test.each([
  'example.org',
  '*',
  'https://*.example.org',
  'http://example.org',
  'https://example.org/page',
  'https://example.org?x',
  'https://example.org/#',
  'https://user@example.org',
  'https://user:word@example.org',
  'https://intranet',
  'https://example.org.',
  'https://10.0.0.1',
  'https://[::1]',
  'https://a;script-src.example.org',
  "https://'none'.example.org",
  'https://a,b.example.org',
  'https://a_b.example.org',
  'https://example.org https://evil.example',
  'javascript:alert(1)',
  'data:text/html,x',
  'null',
  '',
])('%s is no origin', (text) => expect(originFrom(text)).toHaveProperty('reason'));

test('a button leads to an address with TLS and without a password', () => {
  expect(actionUrlFrom('https://example.org/contact?x=1#y')).toEqual({
    url: 'https://example.org/contact?x=1#y',
  });
  for (const text of ['http://example.org', 'javascript:alert(1)', 'https://a:b@example.org', '/contact'])
    expect(actionUrlFrom(text)).toHaveProperty('reason');
  expect(actionUrlFrom(`https://example.org/${'x'.repeat(500)}`)).toHaveProperty('reason');
});

test('a logo is known by its bytes, and SVG is none', () => {
  const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0);
  expect(logoTypeOf(png)).toEqual({ type: 'image/png' });
  expect(logoTypeOf(Uint8Array.of(0xff, 0xd8, 0xff, 0xe0))).toEqual({ type: 'image/jpeg' });
  expect(logoTypeOf(new TextEncoder().encode('RIFF0000WEBPVP8 '))).toEqual({ type: 'image/webp' });
  for (const bytes of [
    new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>'),
    new TextEncoder().encode('RIFF0000WAVE'),
    new Uint8Array(0),
  ])
    expect(logoTypeOf(bytes)).toHaveProperty('reason');
  const large = new Uint8Array(50_001);
  large.set(png);
  expect(logoTypeOf(large)).toHaveProperty('reason');
});
