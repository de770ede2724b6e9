import { expect, test } from 'vitest';
import { isViewId, openedView, viewId, viewParts } from './saved-view.ts';

test('the id of a view follows from its text', async () => {
  const id = await viewId('/?map=land');
  expect(await viewId('/?map=land')).toBe(id);
  expect(await viewId('/?map=land#1/2/3')).not.toBe(id);
  expect(isViewId(id)).toBe(true);
});

test('a view opens in the language and appearance that the link asks for', () => {
  const view = viewParts('/?map=land&lang=zh&theme=dark&division=320583,320585&saved=x#11/31.3/120.9');
  const opened = (asked: string) =>
    new URL(openedView(view, new URLSearchParams(asked)), 'https://example.org');
  expect(opened('saved=y&lang=en&q=ignored').href).toBe(
    'https://example.org/?map=land&lang=en&theme=dark&division=320583%2C320585#11/31.3/120.9',
  );
  expect(opened('').searchParams.get('lang')).toBe('zh');
});
