/** Accessibility as axe-core judges it, on a page of the product. */
import axe, { type AxeResults } from 'axe-core';
import type { Frame, Page } from 'playwright-core';

/** What axe finds wrong, each with where. The source is evaluated: the page's policy allows no foreign script. */
export async function violations(page: Page | Frame): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() =>
    (window as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run(),
  );
  return violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .map(({ html }) => html)
        .slice(0, 3)
        .join(' ')}`,
  );
}
