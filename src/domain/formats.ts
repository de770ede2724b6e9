/** Formats of the platform, each made once: making one takes a hundred times as long as using it, and much memory. */

const numbers = new Map<string, Intl.NumberFormat>();
const days = new Map<string, Intl.DateTimeFormat>();

function once<T>(known: Map<string, T>, key: string, make: () => T): T {
  const found = known.get(key) ?? make();
  known.set(key, found);
  return found;
}

/** The number format of a locale (BCP 47) with options. */
export const numberFormat = (locale: string, options: Intl.NumberFormatOptions = {}): Intl.NumberFormat =>
  once(numbers, `${locale} ${JSON.stringify(options)}`, () => new Intl.NumberFormat(locale, options));

/** The format of calendar days in a time zone (IANA), `YYYY-MM-DD`. */
export const dayFormat = (timeZone: string): Intl.DateTimeFormat =>
  once(
    days,
    timeZone,
    () => new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }),
  );
