/** iCalendar files (RFC 5545) of a visit. */

/** An appointment; instants, degrees of WGS84, text without any escaping. */
export type Appointment = {
  /** Stays the same whenever the same thing is written again, so that a calendar moves it and does not double it. */
  uid: string;
  from: Date;
  to: Date;
  summary: string;
  location: string;
  description: string;
  lon: number;
  lat: number;
  url: string;
};

/** Most octets of a line before it is folded (section 3.1). */
const LINE = 75;

const octets = (text: string) => new TextEncoder().encode(text).length;

/** A content line in lines of at most 75 octets; no character is cut. */
function folded(line: string): string {
  const lines: string[] = [];
  let current = '';
  let size = 0;
  for (const character of line) {
    const width = octets(character);
    if (size + width > LINE) {
      lines.push(current);
      current = ' ';
      size = 1;
    }
    current += character;
    size += width;
  }
  return [...lines, current].join('\r\n');
}

/** Text as a value (section 3.3.11); control characters are not allowed in any. */
const escaped = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to be left out
    .replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, ' ')
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\n/g, '\\n');

/** UTC, so that no time zone has to be told (section 3.3.5, form 2). */
const stamp = (instant: Date): string => `${instant.toISOString().replace(/[-:]/g, '').slice(0, 15)}Z`;

const event = (one: Appointment, now: Date): string[] => [
  'BEGIN:VEVENT',
  `UID:${escaped(one.uid)}`,
  `DTSTAMP:${stamp(now)}`,
  `LAST-MODIFIED:${stamp(now)}`,
  `DTSTART:${stamp(one.from)}`,
  `DTEND:${stamp(one.to)}`,
  `SUMMARY:${escaped(one.summary)}`,
  `LOCATION:${escaped(one.location)}`,
  `GEO:${one.lat.toFixed(6)};${one.lon.toFixed(6)}`,
  `DESCRIPTION:${escaped(one.description)}`,
  `URL:${one.url}`,
  'END:VEVENT',
];

/** A calendar of appointments, written at `now`; lines end with CRLF. `timeZone` only tells programs what to show. */
export function calendar(
  name: string,
  timeZone: string,
  appointments: readonly Appointment[],
  now: Date,
): string {
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Relitu//Visit//EN',
    'CALSCALE:GREGORIAN',
    `NAME:${escaped(name)}`,
    `X-WR-CALNAME:${escaped(name)}`,
    `X-WR-TIMEZONE:${timeZone}`,
    ...appointments.flatMap((one) => event(one, now)),
    'END:VCALENDAR',
    '',
  ]
    .map(folded)
    .join('\r\n');
}
