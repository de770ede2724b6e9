/** What must be known before the script shows anything. */
import { giveAnswers } from '../api.ts';
import { releases } from '../state/about.ts';
import { opened } from '../state/opened.ts';
import { firstPage } from '../state/results.ts';
import { announce } from './announce.ts';
import { keepHeight } from './height.ts';
import { page } from './page.ts';
import { until } from './until.ts';

/** A list that takes longer is shown as loading. */
const PATIENCE = 2000;

giveAnswers(page.answers);

/** Waits for the answers that came with the page, so that nothing on it moves, and makes itself known to the page around. */
export async function start(): Promise<void> {
  await until(
    () => [firstPage, releases, opened].every(({ current }) => current.value.status !== 'loading'),
    PATIENCE,
  );
  const root = document.documentElement;
  root.classList.add('live');
  announce();
  keepHeight();
}
