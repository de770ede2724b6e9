/** What a person chose for the columns of a file, besides fields: a place column, or that a column is left out. */
import type { Label } from '../domain/kinds.ts';
import { SYSTEM_HEADINGS, type SystemHeading } from './headings.ts';

/** Stands for a column that is not read. */
export const LEFT_OUT = '-';

/** Before the name of a system column, as field names have no such sign. */
export const SYSTEM = '@';

/** By heading of the file: a field's name, `@lon` and the like, or `LEFT_OUT`. */
export type Choices = Readonly<Record<string, string>>;

const isSystem = (name: string): name is SystemHeading => Object.hasOwn(SYSTEM_HEADINGS, name);

const LABELS: Record<SystemHeading, Label> = {
  lon: { zh: '经度', en: 'Longitude' },
  lat: { zh: '纬度', en: 'Latitude' },
  x: { zh: 'X 坐标（北，米）', en: 'X (north, metres)' },
  y: { zh: 'Y 坐标（东，米）', en: 'Y (east, metres)' },
  position: { zh: '坐标（两个数在一格）', en: 'Position (both numbers in one cell)' },
  ring: { zh: '界址点坐标', en: 'Boundary points' },
  crs: { zh: '坐标系', en: 'Coordinate system' },
  place_note: { zh: '退回原因', en: 'Why returned' },
  media_url: { zh: '图片链接', en: 'Picture address' },
  media_caption: { zh: '图片说明', en: 'Picture caption' },
  media_credit: { zh: '图片来源', en: 'Picture credit' },
};

/** What columns can be chosen as, besides fields. */
export const SYSTEM_CHOICES = (Object.keys(SYSTEM_HEADINGS) as SystemHeading[]).map((name) => ({
  choice: `${SYSTEM}${name}`,
  label: LABELS[name],
}));

/** Headings and mapping as imports take them; `original` finds the file's heading again. */
export function withChoices(
  headings: readonly string[],
  choices: Choices,
): { headings: string[]; mapping: Record<string, string>; original: (heading: string) => string } {
  const mapping: Record<string, string> = {};
  const renamed = new Map<string, string>();
  const taken = headings.map((heading) => {
    const choice = choices[heading];
    if (choice === undefined || heading === '') return heading;
    if (choice === LEFT_OUT) return '';
    const name = choice.slice(SYSTEM.length);
    if (!choice.startsWith(SYSTEM) || !isSystem(name)) {
      mapping[heading] = choice;
      return heading;
    }
    const [known] = SYSTEM_HEADINGS[name];
    renamed.set(known, heading);
    return known;
  });
  return { headings: taken, mapping, original: (heading) => renamed.get(heading) ?? heading };
}
