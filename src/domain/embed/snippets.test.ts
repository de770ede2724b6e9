import { expect, test } from 'vitest';
import { frameWithin } from './frame-size.ts';
import {
  escapedText,
  iframeSnippet,
  markdownSnippet,
  pictureSnippet,
  scriptSnippet,
  wordpressSnippet,
} from './snippets.ts';

const HOSTILE = `"><script>alert('1')</script> & ]( [x] \`*_\n<!-- -->`;
const framed = {
  address: `https://example.org/embed/land?lang=en&q=${encodeURIComponent(HOSTILE)}#11/31.3/120.9`,
  title: HOSTILE,
  width: 800,
  height: 600,
};
const pictured = {
  picture: 'https://example.org/pictures/cards/land.png?lang=en',
  link: `https://example.org/?map=land&q=(a b)"'<c>`,
  title: HOSTILE,
  width: 1200,
  height: 880,
};

const unescaped = (text: string) =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');

/** Tags in the order of the text, with their attributes as a parser would read them. */
function tags(html: string) {
  const found = html.matchAll(/<(\/?[a-z-]+)((?:\s+[a-z-]+(?:="[^"]*")?)*)>/g);
  return [...found].map(([, name, rest]) => ({
    name,
    ...Object.fromEntries(
      [...rest!.matchAll(/([a-z-]+)="([^"]*)"/g)].map(([, key, value]) => [key, unescaped(value!)]),
    ),
  }));
}

test('what comes from outside stays in its attribute', () => {
  expect(tags(iframeSnippet(framed))).toMatchObject([
    { name: 'iframe', src: framed.address, title: HOSTILE, width: '800', height: '600', loading: 'lazy' },
    { name: '/iframe' },
  ]);
  expect(tags(scriptSnippet(framed)).map(({ name }) => name)).toEqual([
    'script',
    '/script',
    'relitu-map',
    'a',
    '/a',
    '/relitu-map',
  ]);
  expect(tags(scriptSnippet(framed))[0]).toMatchObject({ src: 'https://example.org/embed.js' });
  expect(tags(pictureSnippet(pictured))).toMatchObject([
    { name: 'a', href: pictured.link, rel: 'noopener' },
    { name: 'img', src: pictured.picture, alt: HOSTILE, width: '1200', height: '880' },
    { name: '/a' },
  ]);
  expect(unescaped(escapedText(HOSTILE))).toBe(HOSTILE);
});

test('a WordPress block is one comment, the frame, one comment', () => {
  const [first, frame, last, ...more] = wordpressSnippet(framed).split('\n<');
  expect([first, last, more]).toEqual(['<!-- wp:html -->', '!-- /wp:html -->', []]);
  expect(frame).not.toMatch(/<!--|wp:/);
});

test('Markdown is one picture in one link on one line', () => {
  const text = markdownSnippet(pictured);
  const [, alt, picture, link] = /^\[!\[((?:\\.|[^\\\]])*)\]\(([^()\s<>]+)\)\]\(([^()\s<>]+)\)$/.exec(text)!;
  expect(alt!.replace(/\\(.)/g, '$1')).toBe(HOSTILE.replace(/\s+/g, ' '));
  expect(picture).toBe(pictured.picture);
  expect(new URL(link!).searchParams.get('q')).toBe(`(a b)"'<c>`);
});

test('a frame fits its bounds, whatever they are', () => {
  for (let width = 280; width <= 2000; width += 40)
    for (let height = 200; height <= 1000; height += 40) {
      const size = frameWithin({ width, height });
      expect(size.width).toBeLessThanOrEqual(width);
      expect(size.height).toBeLessThanOrEqual(height);
      expect(size.width).toBeGreaterThanOrEqual(280);
      expect(size.height).toBeGreaterThanOrEqual(200);
      const ratio = size.width / size.height;
      expect(ratio > 0.7 && ratio <= 2).toBe(true);
    }
});
