import { afterEach, expect, test, vi } from 'vitest';

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.resetModules();
});

/** The page's day and a document that can be hidden, at an instant. */
async function opened(instant: string) {
  vi.useFakeTimers({ now: new Date(instant) });
  const page = Object.assign(new EventTarget(), { hidden: false });
  vi.stubGlobal('document', page);
  const { followDay, today } = await import('./today.ts');
  followDay();
  const seen: string[] = [];
  today.subscribe((day) => {
    seen.push(day);
  });
  const turn = (hidden: boolean) => {
    page.hidden = hidden;
    page.dispatchEvent(new Event('visibilitychange'));
  };
  return { seen, turn };
}

test('the day turns at the midnight of the city, once', async () => {
  const { seen } = await opened('2026-11-26T15:59:12.345Z');
  expect(seen).toEqual(['2026-11-26']);
  await vi.advanceTimersByTimeAsync(47_654);
  expect(seen).toEqual(['2026-11-26']);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(seen).toEqual(['2026-11-26', '2026-11-27']);
  await vi.advanceTimersByTimeAsync(24 * 3_600_000);
  expect(seen).toEqual(['2026-11-26', '2026-11-27', '2026-11-28']);
});

test('a page that slept over midnight knows within seconds, one that was hidden when it is seen again', async () => {
  const { seen, turn } = await opened('2026-11-26T15:00:00Z');
  // A laptop that sleeps moves the clock, not the timers.
  vi.setSystemTime(new Date('2026-11-27T01:00:30Z'));
  await vi.advanceTimersByTimeAsync(10_000);
  expect(seen).toEqual(['2026-11-26', '2026-11-27']);
  turn(true);
  await vi.advanceTimersByTimeAsync(24 * 3_600_000);
  expect(seen).toHaveLength(2);
  turn(false);
  expect(seen).toEqual(['2026-11-26', '2026-11-27', '2026-11-28']);
});
