/** Seeded premises of an invented city of any size: what the query bench filters and searches. */
import type { LiveRecord } from '../../tiles/layers.ts';
import { dayNumber, dayText } from '../domain/calendar-day.ts';
import type { Position } from '../domain/geometry.ts';
import { spelling } from '../import/record.ts';
import { BOUNDS, place } from './features.ts';
import { BRAND, KINDS, STREETS, TOWNS, TRADES, traditional, type Word, ZONES } from './query-words.ts';

type Random = () => number;

const WITHDRAWN = 0.02;
const TRADITIONAL_SHARE = 0.01;
const METRES_PER_DEGREE = 111_320;

const STATUSES = [
  'to_let',
  'to_let',
  'to_let',
  'partly',
  'partly',
  'for_sale',
  'reserved',
  'building',
  'let',
];
const LEVELS = ['national', 'provincial', 'municipal', 'district', 'district'];
const FIRES = ['C', 'C', 'D', 'D', 'E', 'B', 'A'];
const DEPARTMENTS = [
  '商务局',
  '资规局',
  '科技局',
  '工信局',
  '经开区管委会',
  '高新区管委会',
  '住建局',
  '文旅局',
];
const [FIRST_READY, FIRST_VALID, FIRST_VERIFIED] = ['2026-06-01', '2031-01-01', '2026-01-01'].map(
  (day) => dayNumber(day)!,
) as [number, number, number];

const whole = (random: Random, count: number) => Math.floor(random() * count);
const one = <T>(random: Random, list: readonly T[]): T => list[whole(random, list.length)]!;
const maybe = <T>(random: Random, share: number, value: T): T | null => (random() < share ? value : null);
const day = (random: Random, first: number, count: number) => dayText(first + whole(random, count));

/** A size on a logarithmic scale, rounded as departments round: two digits and a half. */
function size(random: Random, least: number, most: number): number {
  const value = least * (most / least) ** random();
  const step = 10 ** Math.max(0, Math.floor(Math.log10(value)) - 1) / 2;
  return Math.max(least, Math.round(value / step) * step);
}

const stepped = (random: Random, least: number, most: number, step: number) =>
  least + step * whole(random, (most - least) / step + 1);

const spelled = new Map<string, string>();
/** The pinyin of a word, as imports spell it. */
function pinyinOf(text: string): string {
  const known = spelled.get(text);
  if (known !== undefined) return known;
  const found = spelling(text) ?? text;
  spelled.set(text, found);
  return found;
}

const capital = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1);

/** What a name is made of; each part is a word, so that its pinyin is known. */
function nameOf(random: Random, where: Word, trades: readonly Word[], kind: Word) {
  const brand = random() < 0.7 ? one(random, BRAND) + one(random, BRAND) : undefined;
  const trade = random() < 0.65 ? trades[0]! : undefined;
  const number = 1 + whole(random, 60);
  const unit = one(random, ['号楼', '栋', '期', '号']);
  const zh = [where.zh, brand, trade?.zh, kind.zh, random() < 0.6 ? String(number) : undefined];
  if (zh[4] !== undefined) zh.push(unit);
  const parts = zh.filter((part) => part !== undefined);
  const brandEn = brand && capital(pinyinOf(brand).replaceAll(' ', ''));
  const en = [where.en, brandEn, trade?.en, kind.en, zh[4]].filter((part) => part !== undefined);
  return { zh: parts.join(''), en: en.join(' '), pinyin: parts.map(pinyinOf).join(' ') };
}

const [WEST, SOUTH, EAST, NORTH] = BOUNDS;
/** Half of them near towns: with more a million of them fill tiles beyond the budget, and a release is refused. */
const NEAR_TOWNS = 0.5;

const somewhere = (random: Random): Position =>
  random() < NEAR_TOWNS
    ? place(random)
    : [WEST + random() * (EAST - WEST), SOUTH + random() * (NORTH - SOUTH)];

const seventh = (degrees: number) => Math.round(degrees * 1e7) / 1e7;

function record(random: Random, rid: number): LiveRecord {
  const town = one(random, TOWNS);
  const where = random() < 0.4 ? one(random, ZONES) : town;
  const kind = one(random, KINDS);
  const trades = [one(random, TRADES), one(random, TRADES)].slice(0, 1 + whole(random, 2));
  const { zh, en, pinyin } = nameOf(random, where, trades, kind);
  const codes = [...new Set(trades.map(({ code }) => code))].sort();
  const isTraditional = random() < TRADITIONAL_SHARE;
  const [lon, lat] = somewhere(random).map(seventh) as [number, number];
  const isPlaced = random() > 0.01;
  const isToLet = random() < 0.85;
  const gfa = size(random, 200, 200_000);
  const box = isPlaced ? { lon, lat } : { lon: null, lat: null };
  return {
    rid,
    id: `b${rid
      .toString(32)
      .padStart(9, '0')
      .replace(/[01]/g, (digit) => (digit === '0' ? 'y' : 'z'))}`,
    version: 1,
    release: 1,
    is_sample: 1,
    name_zh: isTraditional ? traditional(zh) : zh,
    name_en: maybe(random, 0.8, en),
    pinyin,
    ...box,
    west: box.lon,
    east: box.lon,
    south: box.lat,
    north: box.lat,
    geometry: isPlaced ? `{"type":"Point","coordinates":[${lon},${lat}]}` : null,
    division: where === town || random() < 0.5 ? town.code : where.code,
    zone: maybe(random, 0.45, `zone${String(whole(random, 46)).padStart(6, 'a')}`),
    town: town.zh,
    address: `${town.zh}${one(random, STREETS)}路${1 + whole(random, 999)}号`,
    status: one(random, STATUSES),
    kind: kind.code,
    level: maybe(random, 0.5, one(random, LEVELS)),
    industries: maybe(random, 0.9, `|${codes.join('|')}|`),
    eia: maybe(random, 0.7, whole(random, 2)),
    gfa,
    area_free: maybe(random, 0.9, size(random, 100, gfa)),
    min_unit: maybe(random, 0.6, size(random, 50, 5000)),
    height: maybe(random, 0.8, stepped(random, 3, 18, 0.5)),
    load: maybe(random, 0.7, stepped(random, 500, 3000, 250)),
    fire: maybe(random, 0.8, one(random, FIRES)),
    power: maybe(random, 0.6, stepped(random, 100, 5000, 50)),
    gas: maybe(random, 0.7, whole(random, 2)),
    steam: maybe(random, 0.7, whole(random, 2)),
    sewer: maybe(random, 0.7, whole(random, 2)),
    rent: isToLet ? stepped(random, 10, 80, 0.5) : null,
    price: isToLet ? maybe(random, 0.1, size(random, 3000, 20_000)) : size(random, 3000, 20_000),
    ready_on: maybe(random, 0.7, day(random, FIRST_READY, 720)),
    source_dept: `样例·${one(random, DEPARTMENTS)}`,
    source_no: `B-${rid}`,
    verified_at: maybe(random, 0.9, day(random, FIRST_VERIFIED, 320)),
    valid_until: maybe(random, 0.8, day(random, FIRST_VALID, 720)),
    visibility: 'public',
  };
}

/** `count` premises in the order of rids; about one rid in fifty is missing, as those of withdrawn records are. */
export function cityRecords(random: Random, count: number): LiveRecord[] {
  const records: LiveRecord[] = [];
  for (let rid = 1; records.length < count; rid++)
    if (random() > WITHDRAWN) records.push(record(random, rid));
  return records;
}

/** A box of so many metres around the place of a record that has one: west, south, east, north. */
export function boxAround(random: Random, records: readonly LiveRecord[], metres: number) {
  for (;;) {
    const { lon, lat } = one(random, records);
    if (typeof lon !== 'number' || typeof lat !== 'number') continue;
    const high = metres / 2 / METRES_PER_DEGREE;
    const wide = high / Math.cos((lat * Math.PI) / 180);
    return [lon - wide, lat - high, lon + wide, lat + high].map((value) => Number(value.toFixed(5)));
  }
}
