/** Sample inspection routes: stops at premises and zones of one division or two neighbours, on a schematic line. */
import { distance, length } from '../../src/domain/distance.ts';
import type { LineString, Position } from '../../src/domain/geometry.ts';
import { labelPoint } from '../../src/domain/label-point.ts';
import { hoursFrom } from '../../src/domain/visit/hours.ts';
import { planOf } from '../../src/domain/visit/plan.ts';
import { LUNCH } from '../../src/domain/visit/schedule.ts';
import { path } from './curves.ts';
import type { DivisionCode } from './geography.ts';
import { both, contact, isTranslated, MARK, shortName } from './names.ts';
import type { Random } from './random.ts';
import { FOUNDING, NEIGHBOURS, THEMES, WEIGHTS } from './route-themes.ts';
import type { Industry } from './trades.ts';
import { freshness, isOf, point, type Sample, type World } from './world.ts';
import { industriesOf } from './zone-industries.ts';

const LIVE = 106;
const EXPIRED = 5;

const MARKETS = ['DE', 'US', 'JP', 'KR', 'FR', 'SG', 'CH', 'NL', 'IT', 'GB', 'HK', 'TW'];
const SPEECH: Record<string, string> = { DE: 'de', CH: 'de', JP: 'ja', KR: 'ko', FR: 'fr' };

type Halt = {
  at: Position;
  division: DivisionCode;
  zone: string | null;
  kind: string;
  what: string;
  whatEn: string;
  /** What is made or done there; empty where every tour may stop. */
  industries: readonly string[];
};

const AT_ZONES = [
  ['park', '园区', 'Park'],
  ['showroom', '展厅', 'Exhibition Hall'],
  ['plot', '地块踏勘点', 'Plot Viewing Point'],
  ['services', '政务服务点', 'Service Centre'],
  ['living', '生活配套', 'Living Environment'],
] as const;
const FOR_EVERY_TOUR: readonly string[] = ['services', 'living'];

/** Places a route can stop at, by division. */
function halts(world: World, random: Random, premises: readonly Sample[], firms: readonly Sample[]) {
  const found = new Map<string, Halt[]>();
  const add = (halt: Halt) => {
    const known = found.get(halt.division);
    if (known) known.push(halt);
    else found.set(halt.division, [halt]);
  };
  const addAll = (samples: readonly Sample[], kind: string, unnamed: string) => {
    for (const { geometry, values } of samples) {
      const isShown = values.visibility !== 'internal' && String(values.valid_until) > world.day(30);
      if (geometry?.type !== 'Point' || !isShown) continue;
      add({
        at: geometry.coordinates,
        division: values.division as DivisionCode,
        zone: values.zone as string | null,
        kind,
        what: String(values.name_zh).slice(MARK.zh.length),
        whatEn: values.name_en ? String(values.name_en).slice(MARK.en.length) : unnamed,
        industries: values.industries as string[],
      });
    }
  };
  addAll(premises, 'premises', 'Premises');
  addAll(firms, 'firm', 'Company');
  for (const zone of world.zones)
    for (const [kind, what, whatEn] of AT_ZONES)
      add({
        at: world.places.near(random, zone, 500),
        division: zone.division,
        zone: zone.no,
        kind,
        what: `${zone.short} ${what}`,
        whatEn,
        industries: FOR_EVERY_TOUR.includes(kind) ? [] : industriesOf(zone),
      });
  return found;
}

/** Some of a division's places where the industry is at home: firms first, and at most one that is for every tour. */
function picked(random: Random, places: readonly Halt[], industry: Industry, count: number): Halt[] {
  const fitting = places.filter(({ industries }) => industries.includes(industry));
  const firms = fitting.filter(({ kind }) => kind === 'firm');
  const chosen = random.some(firms, Math.min(firms.length, count >> 1));
  const general = random.chance(0.5) ? places.filter(({ industries }) => industries.length === 0) : [];
  chosen.push(...random.some(general, Math.min(general.length, count > 2 ? 1 : 0)));
  const others = fitting.filter(({ kind }) => kind !== 'firm');
  return [...chosen, ...random.some(others, Math.min(others.length, count - chosen.length))];
}

/** The halts in the order of always going to the nearest one next. */
function ordered(halts: readonly Halt[]): Halt[] {
  const left = [...halts].sort((a, b) => a.at[0] - b.at[0]);
  const order = left.splice(0, 1);
  while (left.length > 0) {
    const here = order.at(-1)!.at;
    left.sort((a, b) => distance(here, a.at) - distance(here, b.at));
    order.push(left.shift()!);
  }
  return order;
}

/** A tour goes from nine in the morning, has an hour for lunch, and is back by six. */
const BEGIN = 9 * 60;
const LATEST = 18 * 60;

/** When a host lets visitors in, and how departments write it. */
type Opening = { from: number; to: number; text: string };

const OPENINGS: readonly Opening[] = [
  { from: 9 * 60, to: 11 * 60 + 30, text: both('工作日 9:00-11:30', 'Weekdays 9:00–11:30') },
  { from: 13 * 60 + 30, to: 16 * 60 + 30, text: both('工作日 13:30-16:30', 'Weekdays 13:30–16:30') },
  { from: 9 * 60, to: 17 * 60, text: both('工作日 9:00-17:00', 'Weekdays 9:00–17:00') },
  { from: 9 * 60, to: 18 * 60, text: both('每日 9:00-18:00', 'Daily 9:00–18:00') },
];

/** A stop with when it is visited; `opening` where that is said already. */
type Visited = Halt & { dwell: number; from: number; to: number; opening: Opening | undefined };

/**
 * The stops with when they are visited, and the minutes of the whole tour, by what the plan of a visit reckons; undefined
 * where a host is closed by then or the tour is back too late.
 */
function timed(random: Random, stops: readonly Halt[]): { visited: Visited[]; minutes: number } | undefined {
  const dwells = stops.map(() => random.whole(4, 9) * 5);
  const frame = { date: '2026-01-05', begin: BEGIN, days: 1, lunch: LUNCH.minutes };
  // Some hosts receive before noon only and the others after it, so that one waits.
  const isParted = random.chance(0.2);
  const openings = stops.map((_, i) => (isParted ? OPENINGS[i < stops.length >> 1 ? 0 : 1] : undefined));
  const planned = stops.map(({ at }, i) => ({
    at,
    dwell: dwells[i]!,
    ...(openings[i] && { hours: hoursFrom(openings[i].text) }),
  }));
  const day = planOf(
    planned,
    frame,
    stops.map((_, i) => i),
  ).days[0]!;
  if (day.end > LATEST || day.calls.some(({ closed }) => closed)) return undefined;
  const visited = stops.map((halt, i) => {
    const { from, to } = day.calls[i]!;
    return { ...halt, dwell: dwells[i]!, from, to, opening: openings[i] };
  });
  return { visited, minutes: day.end - BEGIN };
}

type Course = {
  visited: Visited[];
  minutes: number;
  line: LineString;
  codes: DivisionCode[];
  division: DivisionCode;
  industry: Industry;
};

/**
 * Stops where one industry is at home, and a line of 10–60 km, hardly over water, whose middle lies in a division it passes.
 * @throws RangeError when a division has none
 */
function course(
  world: World,
  random: Random,
  all: ReadonlyMap<string, Halt[]>,
  first: DivisionCode,
  only?: Industry,
): Course {
  for (let tries = 0; tries < 4000; tries++) {
    const codes = random.chance(0.2) ? [first, random.pick(NEIGHBOURS[first])] : [first];
    const industry = only ?? themeOf(random, world, codes);
    const count = random.whole(4, 7);
    const own = codes.length === 1 ? count : Math.ceil(count / 2);
    const chosen = codes.flatMap((code, i) =>
      picked(random, all.get(code) ?? [], industry, i === 0 ? own : count - own),
    );
    if (new Set(chosen.map(({ division }) => division)).size !== codes.length || chosen.length < 4) continue;
    const stops = ordered(chosen);
    const bends = stops.map((_, i) => (i % 2 === 0 ? 1 : -1) * random.between(0.08, 0.22));
    const coordinates = path(
      stops.map(({ at }) => at),
      bends,
    );
    const line: LineString = { type: 'LineString', coordinates };
    const metres = length(line);
    if (metres < 10_000 || metres > 60_000) continue;
    const wet = coordinates.filter((position) => world.places.inWater(position)).length;
    const division = world.places.divisionAt(labelPoint(line));
    if (wet > coordinates.length * 0.06 || !division || !codes.includes(division)) continue;
    const times = timed(random, stops);
    if (times) return { ...times, line, codes, division, industry };
  }
  throw new RangeError(`Division ${first} has no route of 10–60 km; check its zones`);
}

function hubNear({ hubs }: World, position: Position): string {
  const served = hubs.filter(({ kind }) => kind !== 'port');
  const { name, nameEn } = served.reduce((a, b) =>
    distance(position, b.centre) < distance(position, a.centre) ? b : a,
  );
  return both(name, nameEn);
}

const RULES = [
  both('生产区须着工鞋、戴安全帽', 'Safety shoes and helmets in production areas'),
  both('洁净区须换无尘服，不得拍照', 'Clean-room suits in clean areas; no photographs'),
  both('请提前两天报送证件号', 'Send identity document numbers two days ahead'),
  null,
  null,
  null,
];

function stopOf(random: Random, route: Sample, halt: Visited, seq: number): Sample {
  const { source_no, route_no, name_en, verified_at, valid_until, status_date } = route.values;
  const desk = contact(random, halt.division);
  const open = OPENINGS.filter(({ from, to }) => from <= halt.from && halt.to <= to);
  return {
    geometry: point(halt.at),
    values: {
      source_no: `${source_no}-${seq}`,
      name_zh: `${MARK.zh}${halt.what}（${route_no}线第${seq}站）`,
      name_en: name_en === null ? null : `${MARK.en}${halt.whatEn} (Route ${route_no} Stop ${seq})`,
      division: halt.division,
      zone: halt.zone,
      route: source_no!,
      seq,
      kind: halt.kind,
      dwell: halt.dwell,
      window: (halt.opening ?? random.pick(open)).text,
      host: desk.contact_office,
      foreign_ok: random.chance(0.88),
      rules: halt.kind === 'firm' || halt.kind === 'premises' ? random.pick(RULES) : null,
      ...desk,
      verified_at: verified_at!,
      valid_until: valid_until!,
      status_date: status_date!,
    },
  };
}

function themeOf(random: Random, world: World, codes: readonly DivisionCode[]): Industry {
  const known = world.zones
    .filter((zone) => codes.some((code) => isOf(code)(zone)))
    .flatMap(industriesOf)
    .filter((code) => THEMES[code]);
  return random.pick(known);
}

/** 106 live routes, then five expired ones, and the stops of all of them in order. */
export function routes(
  world: World,
  premises: readonly Sample[],
  firms: readonly Sample[],
): { routes: Sample[]; stops: Sample[] } {
  const random = world.stream('routes');
  const all = halts(world, random, premises, firms);
  const counters = new Map<string, number>();
  const stops: Sample[] = [];
  const found = Array.from({ length: LIVE + EXPIRED }, (_, index): Sample => {
    const first = index === 0 ? '320583' : random.weighted(WEIGHTS);
    const only = index === 0 ? 'C34' : undefined;
    const { visited, minutes, line, codes, division, industry } = course(world, random, all, first, only);
    const theme = index === 0 ? FOUNDING : THEMES[industry]!;
    const names = codes.map(shortName);
    const key = names.map(({ zh }) => zh).join('') + theme.zh;
    const n = (counters.get(key) ?? 0) + 1;
    counters.set(key, n);
    const markets = index === 0 ? ['DE', 'US', 'FR', 'GB'] : random.some(MARKETS, random.whole(1, 3));
    const metres = Math.round(length(line) / 100) * 100;
    const no = String(index + 1).padStart(3, '0');
    const route: Sample = {
      picture: 'route',
      geometry: line,
      values: {
        source_no: `XL-${no}`,
        route_no: no,
        name_zh: `${MARK.zh}${key}${n}号线`,
        name_en: isTranslated(random)
          ? `${MARK.en}${names.map(({ en }) => en).join(' and ')} ${theme.en} ${n}`
          : null,
        division,
        status: random.weighted([
          ['open', 80],
          ['full', 9],
          ['paused', 6],
          ['maintenance', 5],
        ]),
        topic: both(theme.zh, theme.en),
        markets,
        industries: [industry],
        division_codes: codes,
        length: metres,
        duration: Math.ceil(minutes / 30) / 2,
        stop_count: visited.length,
        mode: random.weighted([
          ['coach', 82],
          ['car', 13],
          ['rail', 5],
        ]),
        max_group: random.whole(2, 9) * 5,
        languages: [...new Set(['zh', 'en', ...markets.flatMap((code) => SPEECH[code] ?? [])])],
        lead: random.whole(3, 10),
        start_hub: hubNear(world, visited[0]!.at),
        end_hub: hubNear(world, visited.at(-1)!.at),
        ...contact(random, division),
        ...freshness(world, random, index, index >= LIVE),
      },
    };
    visited.forEach((halt, i) => {
      stops.push(stopOf(random, route, halt, i + 1));
    });
    return route;
  });
  return { routes: found, stops };
}
