import { expect, test } from 'vitest';
import { launch, SIZES, visit } from '../visit.browser.fixture.ts';

test.each(['desktop', 'phone'] as const)('without WebGL, on a %s, the list has the page', async (size) => {
  const browser = await launch(['--disable-gpu', '--disable-3d-apis']);
  const { page, errors, close } = await visit(browser, '/?map=premises&lang=en', SIZES[size]);
  await page.getByText('230 premises').waitFor();
  await page.getByText('This browser cannot draw the map').waitFor();
  for (const line of ['No map approval number', 'Data as of', 'Responsible:', 'Sample data'])
    expect(await page.getByText(line, { exact: false }).first().isVisible(), line).toBe(true);
  const { width } = (await page.locator('.listing').boundingBox())!;
  expect(width).toBe(SIZES[size].width);
  await page.getByRole('button', { name: 'Division' }).click();
  await page.getByRole('checkbox', { name: 'Kunshan' }).check();
  await page.waitForURL(/division=320583/);
  await page.getByRole('button', { name: /^Show \d+/ }).click();
  await page.locator('.result-button').first().click();
  await page
    .getByText(/0512-0000\d{4}/)
    .first()
    .waitFor();
  const asked = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
  expect(asked.length).toBeGreaterThan(3);
  expect(asked.filter((path) => /maplibre|map-view|\.mvt/.test(path))).toEqual([]);
  expect(errors).toEqual([]);
  await close();
  await browser.close();
});
