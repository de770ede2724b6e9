import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { violations } from '../axe.browser.fixture.ts';
import { BASE, launch, type WithMap } from '../visit.browser.fixture.ts';
import { framed, isDrawn, type PartnerSite, partnerSite, visitPartner } from './partner.browser.fixture.ts';

let browser: Browser;
let site: PartnerSite;
beforeAll(async () => {
  [browser, site] = await Promise.all([launch(), partnerSite()]);
});
afterAll(async () => {
  site.close();
  await browser.close();
});

const visit = (path: string, options = {}) => visitPartner(browser, site, path, options);

test('the wheel over a frame scrolls the page around, with a hint; with Ctrl it moves the map', async () => {
  const { page, frame: frameOf, close } = await visit(framed('/embed/land?lang=en', 700, 500));
  const frame = await frameOf();
  await isDrawn(frame);
  const zoom = () => frame.evaluate(() => (document.querySelector('.map-canvas') as WithMap).map!.getZoom());
  const before = await zoom();
  await page.mouse.move(560, 350);
  await page.mouse.wheel(0, 240);
  await frame.locator('.embed-hint.is-shown').waitFor();
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(100);
  expect(await zoom()).toBe(before);
  await expect.poll(() => frame.locator('.embed-hint.is-shown').count(), { timeout: 4000 }).toBe(0);
  await page.evaluate(() => window.scrollTo(0, 0));
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -240);
  await page.keyboard.up('Control');
  await expect.poll(zoom).toBeGreaterThan(before);
  await close();
});

test('ten frames leave the tab alive: those out of view give their context back, and a removed one its own', async () => {
  const { page, errors, close } = await visit('/ten');
  const drawnFrames = async () => {
    const found = await Promise.all(
      page
        .frames()
        .slice(1)
        .map((frame) => frame.evaluate(() => document.querySelector('.map-canvas canvas') !== null)),
    );
    return found.filter(Boolean).length;
  };
  const inView = async (index: number) => {
    await page.locator('iframe').nth(index).scrollIntoViewIfNeeded();
    await isDrawn(page.frames()[index + 1]!);
  };
  for (const index of [0, 4, 9]) await inView(index);
  await expect.poll(drawnFrames, { timeout: 30_000 }).toBeLessThanOrEqual(5);
  const first = page.frames()[1]!;
  await expect.poll(() => first.locator('.poster > *').count(), { timeout: 20_000 }).toBe(1);
  expect(await first.locator('.poster > canvas').count()).toBe(1);
  await inView(0);
  await page.evaluate(() => {
    for (const frame of document.querySelectorAll('iframe')) frame.remove();
  });
  await expect.poll(() => page.frames().length).toBe(1);
  expect(errors.filter((text) => /WebGL|context/i.test(text))).toEqual([]);
  await close();
});

test('removed frames give their contexts back: the one that stays outlives more than a browser allows', async () => {
  const { page, errors, frame: frameOf, close } = await visit(framed('/embed/premises?lang=zh', 400, 300));
  const stays = await frameOf();
  await page.evaluate(() => {
    Object.assign(document.querySelector('iframe')!.style, { position: 'fixed', right: '0', bottom: '0' });
  });
  await isDrawn(stays);
  // Chromium takes the oldest of a process away with the seventeenth.
  for (let round = 0; round < 5; round++) {
    await page.evaluate(() => {
      const source = document.querySelector('iframe')!.src;
      for (let at = 0; at < 4; at++) {
        const more = Object.assign(document.createElement('iframe'), {
          src: source,
          width: '280',
          height: '200',
        });
        more.className = 'more';
        document.body.append(more);
      }
    });
    await expect.poll(() => page.frames().length).toBe(6);
    for (const more of page.frames().slice(2)) {
      await (await more.frameElement()).scrollIntoViewIfNeeded();
      await isDrawn(more);
    }
    await page.evaluate(() => {
      for (const more of document.querySelectorAll('.more')) more.remove();
    });
    await expect.poll(() => page.frames().length).toBe(2);
  }
  const isLost = await stays.evaluate(() => {
    const canvas = document.querySelector('.map-canvas canvas') as HTMLCanvasElement;
    return canvas.getContext('webgl2')!.isContextLost();
  });
  expect(isLost).toBe(false);
  expect(errors.filter((text) => /WebGL|context/i.test(text))).toEqual([]);
  await close();
});

test('it prints: the whole picture, the legal lines and the list, without what only a screen can use', async () => {
  const { page, frame: frameOf, close } = await visit(framed('/embed/land?lang=en'));
  const frame = await frameOf();
  await isDrawn(frame);
  await page.emulateMedia({ media: 'print' });
  const printed = await frame.evaluate(async () => {
    // What Chromium tells a page that goes to paper.
    window.dispatchEvent(new Event('beforeprint'));
    const style = (selector: string) => getComputedStyle(document.querySelector(selector)!);
    const rows = [...document.querySelectorAll('.embed-body li')];
    return {
      drawn: style('.map-canvas').visibility,
      picture: [style('.poster > canvas').visibility, style('.poster > canvas').objectFit],
      controls: style('.map-controls').display,
      lines: document.querySelector('.map-lines')!.getBoundingClientRect().height,
      cut: rows.filter((row) => row.getBoundingClientRect().height === 0).length,
      rows: rows.length,
      scrolls: style('.embed-body').overflowY,
    };
  });
  expect(printed).toMatchObject({
    drawn: 'hidden',
    picture: ['visible', 'contain'],
    controls: 'none',
    cut: 0,
    scrolls: 'visible',
  });
  expect(printed.lines).toBeGreaterThan(10);
  expect(printed.rows).toBeGreaterThan(5);
  await close();
});

test('where the browser takes its context away, a frame keeps picture and list, and begins anew when asked', async () => {
  const { frame: frameOf, close } = await visit(framed('/embed/premises?lang=en'));
  const frame = await frameOf();
  await isDrawn(frame);
  await frame.evaluate(() => {
    const canvas = document.querySelector('.map-canvas canvas') as HTMLCanvasElement;
    canvas.getContext('webgl2')!.getExtension('WEBGL_lose_context')!.loseContext();
  });
  const resume = frame.locator('.embed-resume');
  await resume.waitFor();
  expect(await frame.locator('.poster > *').first().isVisible()).toBe(true);
  expect(await frame.locator('.embed-body li').first().isVisible()).toBe(true);
  await resume.click();
  await isDrawn(frame);
  expect(await resume.count()).toBe(0);
  await close();
});

test('it works with everything that keeps denied, and in a sandbox; in a stricter one its picture stays', async () => {
  const { page, errors, frame: frameOf, close } = await visit('/sandboxed');
  await page.context().addInitScript(() => {
    for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches'])
      Object.defineProperty(window, name, {
        get() {
          throw new DOMException('denied', 'SecurityError');
        },
      });
    Object.defineProperty(Navigator.prototype, 'serviceWorker', { get: () => undefined });
    Object.defineProperty(Document.prototype, 'cookie', {
      get() {
        throw new DOMException('denied', 'SecurityError');
      },
    });
  });
  await page.reload();
  await isDrawn(await frameOf());
  expect(errors).toEqual([]);
  await page.goto(`${site.origin}/opaque`);
  const frame = await frameOf();
  await frame.getByText('45 areas').waitFor();
  expect(await frame.locator('.poster svg').isVisible()).toBe(true);
  expect(await frame.locator('.result a[target=_blank]').count()).toBe(12);
  await close();
});

test('nothing else of the site lets itself be framed', async () => {
  for (const path of ['/', '/records?lang=en', '/embed/studio']) {
    const { page, close } = await visit(framed(path));
    await expect
      .poll(() =>
        page
          .frames()[1]!
          .evaluate(() => document.documentElement.outerHTML)
          .catch(() => ''),
      )
      .not.toContain('Relitu</title>');
    expect(page.frames()[1]!.url()).toMatch(/^chrome-error:/);
    await close();
  }
});

test('a record opens as a card with its page and an enquiry, in a sheet where the frame is narrow', async () => {
  const {
    page,
    frame: frameOf,
    errors,
    heard,
    close,
  } = await visit(framed('/embed/premises?lang=en&lead=1', 390, 500));
  const frame = await frameOf();
  await isDrawn(frame);
  await frame.locator('.embed-pull').click();
  await frame.locator('.result-button').first().click();
  const card = frame.locator('.embed-card');
  await card.locator('h2').waitFor();
  expect(await card.locator('a[target=_blank]').first().getAttribute('href')).toMatch(
    /^\/records\/premises\/\w+\?lang=en$/,
  );
  expect(await card.locator('.embed-lead').getAttribute('href')).toMatch(/tool=enquire&with=premises\.\w+/);
  const [tab] = await Promise.all([page.context().waitForEvent('page'), card.locator('.embed-lead').click()]);
  expect(tab.url()).toContain(`${BASE}/?map=premises`);
  expect((await heard()).map(({ data }) => data.type)).toContain('enquiry');
  expect(errors).toEqual([]);
  await close();
});

test.each([
  [280, 200, 'zh', 'light'],
  [400, 300, 'en', 'dark'],
  [800, 600, 'zh', 'dark'],
  [390, 700, 'en', 'light'],
])(
  '%i × %i in %s, %s: accessible, nothing overflows, the legal lines in sight',
  async (w, h, lang, theme) => {
    const {
      page,
      frame: frameOf,
      errors,
      close,
    } = await visit(framed(`/embed/premises?lang=${lang}&theme=${theme}&maps=land&kind=factory`, w, h));
    const frame = await frameOf();
    await isDrawn(frame);
    /** Whether the legal lines are within the frame and nothing lies over them. */
    const linesInSight = () =>
      frame.evaluate(() => {
        const lines = document.querySelector('.map-lines')!;
        const { left, top, bottom, height } = lines.getBoundingClientRect();
        const at = document.elementFromPoint(left + 12, top + height / 2);
        return top >= 0 && bottom <= innerHeight && at !== null && lines.contains(at);
      });
    expect(await violations(frame)).toEqual([]);
    expect(await linesInSight()).toBe(true);
    const pull = frame.locator('.embed-pull');
    if (await pull.count()) await pull.click();
    await frame.locator('.result-button').first().click();
    await frame.locator('.embed-card h2').waitFor();
    expect(await violations(frame)).toEqual([]);
    expect(await linesInSight()).toBe(true);
    await frame.locator('.embed-back').click();
    if (await pull.count()) await pull.click();
    expect(await frame.evaluate(() => document.documentElement.scrollWidth)).toBe(w);
    const lines = (await frame.locator('.map-lines').boundingBox())!;
    const around = (await page.locator('iframe').boundingBox())!;
    expect(lines.y).toBeGreaterThanOrEqual(around.y);
    expect(lines.y + lines.height).toBeLessThanOrEqual(around.y + around.height);
    expect(errors).toEqual([]);
    await close();
  },
);
