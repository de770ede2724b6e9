import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extract } from '@extractus/oembed-extractor';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { api, BASE, launch, SIZES, visit } from '../visit.browser.fixture.ts';

type Items = { numberMatched: number };

let browser: Browser;
let site: Server;
let article = '';
beforeAll(async () => {
  browser = await launch();
  site = createServer((_, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(
      `<!doctype html><html lang="en"><title>An article</title><body><h1>An article</h1>${article}`,
    );
  });
  await new Promise<void>((resolve) => {
    site.listen(0, '127.0.0.1', resolve);
  });
});
afterAll(async () => {
  site.close();
  await browser.close();
});

test('what a consumer is given shows the same slice in an article of another origin', async () => {
  const path = '/?map=premises&lang=en&division=320583';
  const { html } = (await extract(new URL(path, BASE).href, { maxwidth: 640 })) as unknown as {
    html: string;
  };
  article = html;
  const { numberMatched } = await api<Items>('premises/items?division=320583&limit=1&skipGeometry=true');
  const { port } = site.address() as AddressInfo;
  const { page, close } = await visit(browser, '/', SIZES.desktop, {}, `http://localhost:${port}`);
  const frame = page.frameLocator('iframe');
  await frame.getByText(`${numberMatched} premises`).first().waitFor();
  expect(await page.locator('iframe').evaluate((one) => [one.clientWidth, one.clientHeight])).toEqual([
    640, 480,
  ]);
  expect(await page.locator('iframe').getAttribute('title')).toContain('premises');
  await close();
});
