/** `npm run bench -- page`: what the page weighs, and how soon it can be used on a slow link by a slow machine. */
import { parseArgs } from 'node:util';
import type { Browser } from 'playwright-core';
import { launch } from '../cli/chromium.ts';
import { freePort } from '../cli/free-port.ts';
import { sampleState } from '../cli/sample-state.ts';
import { buildPage } from '../cli/setup.ts';
import { serve } from '../cli/test-server.ts';
import { median, print, shown, table } from './figures.ts';
import { goal, settle } from './goals.ts';
import { filterClick, LISTS, type Marks, QUESTIONS, type Size, settled, visit } from './page-visit.ts';
import { appBytes, LIMITS, type Weight, weigh, weighList, weighSwitches } from './page-weight.ts';
import { wanted } from './parts.ts';
import { type Limits, type Link, openLink } from './slow-link.ts';

const HELP = `npm run bench -- page [options]
  --only weight,time   parts: weight (requests and bytes, the same at every run), time
  --rounds N           visits of which the median is taken (3)
  --url URL            a server that runs already, instead of the sample city
Bytes are those on the wire, headers and all, gzip as the local server compresses; the edge has brotli and HTTP/2, which
take less. Time: 150 ms a round trip, three before the first request of a connection (TCP, TLS), 1.6 Mbit/s for all
connections together, HTTP/1.1; Chromium's main thread slowed down 4 times; the map is drawn in software.
Ends with 1 when a goal is missed.`;

const PARTS = ['weight', 'time'] as const;
const SLOW: Limits = { roundTrip: 150, bytesPerSecond: 1_600_000 / 8 };
const SLOWER = 4;
/** Milliseconds; the shift is no length. */
const GOALS = { list: 2500, map: 6000, answer: 200, task: 200, shift: 0 };

type Row = [what: string, value: number, unit: string, limit?: number];

function report(rows: readonly Row[]): void {
  for (const [name, value, unit, limit] of rows) {
    print({ name, value, unit, ...(limit !== undefined && { control: { name: 'goal', value: limit } }) });
    if (limit !== undefined) goal(name, value, 'at most', limit);
  }
  table([
    ['', 'measured', 'goal'],
    ...rows.map(([name, value, unit, limit]) => [
      name,
      `${shown(Math.round(value * 1000) / 1000)} ${unit}`,
      limit === undefined ? '' : shown(limit),
    ]),
  ]);
}

const weightRows = (name: string, { requests, bytes }: Weight, most: readonly [number, number]): Row[] => [
  [`${name}: requests`, requests, 'requests', most[0]],
  [`${name}: on the wire`, bytes, 'bytes', most[1]],
];

type On = { browser: Browser; port: number };

async function onLink<T>(
  { port }: On,
  limits: Limits | undefined,
  use: (link: Link, base: string) => Promise<T>,
) {
  const link = await openLink(port, limits);
  try {
    return await use(link, `http://127.0.0.1:${link.port}`);
  } finally {
    link.stop();
  }
}

async function weight(on: On): Promise<void> {
  const rows: Row[] = [];
  for (const [name, path, size] of [...LISTS, ...QUESTIONS])
    await onLink(on, undefined, async (link, base) => {
      const { page, close } = await visit(on.browser, base + path, size);
      await settled(page);
      const { passed } = link;
      rows.push(...weightRows(name, weigh(passed), [LIMITS.firstRequests, LIMITS.firstBytes]));
      rows.push([`${name}: list, counts and filters`, weighList(passed).bytes, 'bytes', LIMITS.listBytes]);
      rows.push([`${name}: code without MapLibre`, await appBytes(passed), 'bytes', LIMITS.appBytes]);
      await close();
    });
  await onLink(on, undefined, async (link, base) => {
    const { page, close } = await visit(on.browser, `${base}/?map=routes&lang=en`, 'desktop');
    await settled(page);
    for (const [map, one] of await weighSwitches(page, link))
      rows.push(...weightRows(`switch to ${map}`, one, [LIMITS.switchRequests, LIMITS.switchBytes]));
    await close();
  });
  report(rows);
}

type Times = { list: number; map: number; answer: number; task: number; shift: number };

const longest = ({ tasks, map = 0 }: Marks): number =>
  Math.max(0, ...tasks.filter(({ start }) => start > map).map(({ duration }) => duration));

/** One visit: until the map is there, then a filter and a switch of maps. */
async function times(on: On, path: string, size: Size): Promise<Times> {
  return onLink(on, SLOW, async (link, base) => {
    const { page, marks, close } = await visit(on.browser, base + path, size, SLOWER);
    await settled(page);
    const { list = Number.NaN, map = Number.NaN, shift } = await marks();
    const answer = await filterClick(page);
    await settled(page);
    await weighSwitches(page, link, 1);
    const task = longest(await marks());
    await close();
    return { list, map, answer, task, shift };
  });
}

async function time(on: On, rounds: number): Promise<void> {
  for (const [name, path, size] of LISTS) {
    const all: Times[] = [];
    for (let round = 0; round < rounds; round++) all.push(await times(on, path, size));
    const middle = (key: keyof Times) => median(all.map((one) => one[key]));
    report([
      [`${name}: list and counts`, middle('list'), 'ms', GOALS.list],
      [`${name}: map`, middle('map'), 'ms', GOALS.map],
      [`${name}: filter, from answer to view`, middle('answer'), 'ms', GOALS.answer],
      [`${name}: longest task after load`, middle('task'), 'ms', GOALS.task],
      [`${name}: layout shift`, middle('shift'), 'CLS', GOALS.shift],
    ]);
  }
}

/** Runs the bench. */
export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      only: { type: 'string' },
      rounds: { type: 'string', default: '3' },
      url: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.error(HELP);
    return;
  }
  const wants = wanted(values.only?.split(','), PARTS);
  await buildPage();
  const port = values.url ? Number(new URL(values.url).port) : await freePort();
  const stop = values.url ? () => {} : await serve(await sampleState('bench-page'), port);
  const browser = await launch();
  try {
    if (wants('weight')) await weight({ browser, port });
    if (wants('time')) await time({ browser, port }, Number(values.rounds));
  } finally {
    await browser.close();
    stop();
  }
  settle();
}
