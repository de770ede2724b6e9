/** Visiting and office hours as departments write them: `工作日 9:30-11:30`, `Mon–Fri 9:00–17:00, Sat 9:00–12:00`. */

import { textIn } from '../bilingual.ts';

/** Open from and to, in minutes of the day, on some weekdays (1 Monday to 7 Sunday). */
export type Opening = { days: readonly number[]; from: number; to: number };
export type Hours = readonly Opening[];

const WEEKDAYS = [1, 2, 3, 4, 5];
const WEEKEND = [6, 7];
const ALL = [...WEEKDAYS, ...WEEKEND];

const NAMED: readonly [RegExp, readonly number[]][] = [
  [/^(每日|每天|全周|天天|daily)/, ALL],
  [/^(工作日|平日|workdays?|weekdays?)/, WEEKDAYS],
  [/^(周末|双休日|weekends?)/, WEEKEND],
];

const DAY = /^(?:周|星期|礼拜)([一二三四五六日天])|^(mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?/;
const CHINESE = '一二三四五六日';
const ENGLISH = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const TO = /^[至到–—~-]/;
const SPAN = /^(\d{1,2}):(\d{2})[至到–—~-](\d{1,2}):(\d{2})/;
const BETWEEN = /^[,;、。.和及\n]/;

const dayOf = ([, zh, en]: RegExpExecArray): number =>
  (zh ? CHINESE.indexOf(zh === '天' ? '日' : zh) : ENGLISH.indexOf(en!)) + 1;

/** Reads from the front of a text. */
class Text {
  rest: string;

  constructor(text: string) {
    this.rest = text;
  }

  take(form: RegExp): RegExpExecArray | undefined {
    const found = form.exec(this.rest);
    if (found) this.rest = this.rest.slice(found[0].length);
    return found ?? undefined;
  }
}

function daysFrom(text: Text): readonly number[] | undefined {
  for (const [form, days] of NAMED) if (text.take(form)) return days;
  const found = text.take(DAY);
  if (!found) return undefined;
  const first = dayOf(found);
  const after = text.rest;
  const last = text.take(TO) && text.take(DAY);
  if (!last) {
    text.rest = after;
    return [first];
  }
  const end = dayOf(last);
  return ALL.filter((day) => (first <= end ? day >= first && day <= end : day >= first || day <= end));
}

const minutes = (hour: string, minute: string) => Number(hour) * 60 + Number(minute);

/** Hours a text says; undefined where any part of it is not understood, so that nothing is claimed wrongly. */
export function hoursFrom(written: string): Hours | undefined {
  const folded = textIn(written, 'zh')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/every day/g, 'daily')
    .replace(/working days?/g, 'workdays')
    .replace(/\bto\b/g, '-')
    .replace(/\band\b/g, ',')
    .replace(/[^\S\n]+/g, '');
  const text = new Text(folded);
  const openings: Opening[] = [];
  let days: readonly number[] = [];
  let fresh = true;
  while (text.rest !== '') {
    if (text.take(BETWEEN)) continue;
    const named = daysFrom(text);
    if (named) {
      days = fresh ? [...days, ...named] : named;
      fresh = true;
      continue;
    }
    const span = text.take(SPAN);
    if (!span) return undefined;
    const [from, to] = [minutes(span[1]!, span[2]!), minutes(span[3]!, span[4]!)];
    if (from >= to || to > 24 * 60) return undefined;
    openings.push({ days: days.length > 0 ? days : ALL, from, to });
    fresh = false;
  }
  return openings.length > 0 && (!fresh || days.length === 0) ? openings : undefined;
}

/** When it is open on a weekday, earliest first. */
export const openOn = (hours: Hours, weekday: number): readonly Opening[] =>
  hours.filter(({ days }) => days.includes(weekday)).sort((a, b) => a.from - b.from);
