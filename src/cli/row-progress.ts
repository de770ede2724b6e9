/** Progress through the rows of a file: one line that is redrawn where a person watches, nothing elsewhere. */
import type { Label, Language } from '../domain/kinds.ts';
import type { ImportProgress } from './import-file.ts';
import { bar } from './progress.ts';

export type RowProgress = {
  rows(progress: ImportProgress): void;
  /** Takes the line away; `seconds` are told instead where the import came to its end. */
  end(result?: { rows: number; refused: number; seconds: number }): void;
};

const number = (value: number): string => value.toLocaleString('en');

const STEPS: Record<ImportProgress['step'], Label> = {
  read: { zh: '读取', en: 'reading' },
  check: { zh: '检查', en: 'checking' },
  compare: { zh: '比对', en: 'comparing' },
  write: { zh: '暂存', en: 'staging' },
};

const SAY = {
  rows: (rows: number): Label => ({ zh: `${number(rows)} 行`, en: `${number(rows)} rows` }),
  of: (done: number, rows: number): Label => ({
    zh: `${number(done)} / ${number(rows)} 行`,
    en: `${number(done)} of ${number(rows)} rows`,
  }),
  refused: (rows: number): Label => ({ zh: `拒收 ${number(rows)} 行`, en: `${number(rows)} refused` }),
  seconds: (count: number): Label => ({ zh: `约剩 ${count} 秒`, en: `${count} s left` }),
  minutes: (count: number): Label => ({ zh: `约剩 ${count} 分钟`, en: `${count} min left` }),
  took: (seconds: number): Label => ({
    zh: `用时 ${seconds.toFixed(1)} 秒`,
    en: `in ${seconds.toFixed(1)} s`,
  }),
} as const;

/** Below this share of the work, or so early, what is left cannot be told. */
const LEAST_SHARE = 0.02;
const LEAST_MILLISECONDS = 500;
/** From so many seconds on minutes are told. */
const MOST_SECONDS = 90;

/** How long the rest takes when this share took so many milliseconds; undefined where that cannot be told yet. */
export function timeLeft(share: number, milliseconds: number): Label | undefined {
  if (share < LEAST_SHARE || milliseconds < LEAST_MILLISECONDS) return undefined;
  const seconds = Math.ceil(((milliseconds / share) * (1 - share)) / 1000);
  return seconds < MOST_SECONDS ? SAY.seconds(seconds) : SAY.minutes(Math.round(seconds / 60));
}

/** The language of a terminal by its locale, as POSIX ranks the variables; English where none is Chinese. */
export function localeLanguage({ LC_ALL, LC_MESSAGES, LANG }: NodeJS.ProcessEnv): Language {
  return (LC_ALL || LC_MESSAGES || LANG || '').startsWith('zh') ? 'zh' : 'en';
}

/** Columns of a text: Hanzi take two. */
const columnsOf = (text: string): number => text.length + (text.match(/\p{Script=Han}/gu) ?? []).length;

/** Columns of the per cent after the bar, the space before the text, and the last one, in which terminals wrap. */
const BESIDE = 9;
/** As wide as leaves the text its room in 80 columns. */
const WIDTH = 12;
const NARROWEST_BAR = 4;
const USUAL_COLUMNS = 80;

const BETWEEN = ' · ';

const TICK = 1000;
/** A step that tells nothing, as a transaction does, is never shown as ended. */
const MOST_GUESSED = 0.99;

/** The progress of one import. */
export function rowProgress(
  stream: NodeJS.WriteStream = process.stderr,
  language: Language = localeLanguage(process.env),
): RowProgress {
  if (!stream.isTTY) return { rows() {}, end() {} };
  const begun = performance.now();
  let last: (ImportProgress & { at: number }) | undefined;
  let timer: NodeJS.Timeout | undefined;

  const draw = () => {
    if (!last) return;
    const { step, done, rows, refused, at } = last;
    const now = performance.now() - begun;
    // Between two reports the work goes on as it went so far.
    const share =
      at === 0 ? last.share : Math.max(last.share, Math.min(MOST_GUESSED, (last.share * now) / at));
    const said = [
      STEPS[step],
      ...(rows === 0 ? [] : [step === 'write' ? SAY.rows(rows) : SAY.of(done, rows), SAY.refused(refused)]),
      timeLeft(share, now),
    ];
    const parts = said.flatMap((one) => (one ? [one[language]] : []));
    const columns = stream.columns || USUAL_COLUMNS;
    // What matters most stands last.
    while (parts.length > 1 && columnsOf(parts.join(BETWEEN)) >= columns) parts.shift();
    const text = parts.join(BETWEEN);
    const room = columns - columnsOf(text) - BESIDE;
    const shown = room < NARROWEST_BAR ? text : `${bar(share, Math.min(WIDTH, room))}  ${text}`;
    stream.write(`\r\u001b[2K${shown}`);
  };

  return {
    rows(progress) {
      last = { ...progress, at: performance.now() - begun };
      timer ??= setInterval(draw, TICK).unref();
      draw();
    },
    end(result) {
      clearInterval(timer);
      const told = result
        ? `${[SAY.rows(result.rows), SAY.refused(result.refused), SAY.took(result.seconds)].map((one) => one[language]).join(' · ')}\n`
        : '';
      stream.write(`\r\u001b[2K${told}`);
    },
  };
}
