/** The legend of a map: what its marks and colours stand for. */

import { isClustered } from '../domain/clustered.ts';
import {
  cellField,
  drawnCollections,
  heatCollection,
  isDrawn,
  leadingCollection,
  type View,
} from '../domain/collections.ts';
import { numberFormat } from '../domain/formats.ts';
import { ENDING_DAYS } from '../domain/freshness.ts';
import type { Collection, GeometryKind, Label, Language, MapDefinition } from '../domain/kinds.ts';
import type { ThemeName } from '../domain/place.ts';
import { fieldOf } from '../domain/record.ts';
import { numberText, shownUnit } from '../domain/sentence.ts';
import { UNITS, type Unit } from '../domain/units.ts';
import { type Breaks, cellBreaks, heatBreaks, heatField, heatUnit } from './breaks.ts';
import { type Theme, themeOf } from './theme.ts';

export type LegendEntry = {
  symbol:
    | 'circle'
    | 'cluster'
    | 'line'
    | 'fill'
    | 'inset'
    | 'cell'
    | 'dash'
    | 'hub'
    | 'zone'
    | 'faded'
    | 'star'
    | 'title'
    | 'note';
  color: string;
  label: string;
  /** Unit of the numbers in the label. */
  unit?: string;
  /** Id of the collection whose records the entry stands for. */
  collection?: string;
};

const SYMBOL: Record<Exclude<GeometryKind, 'None'>, LegendEntry['symbol']> = {
  Point: 'circle',
  LineString: 'line',
  Polygon: 'fill',
};

const TEXT = {
  cluster: { zh: '多条记录，数字为条数', en: 'Several records, with their number' },
  faded: { zh: `${ENDING_DAYS}天内到期`, en: `Ends within ${ENDING_DAYS} days` },
  functional: { zh: '功能区（不作为划界依据）', en: 'Functional area (not a boundary)' },
  hub: { zh: '交通枢纽', en: 'Transport hub' },
  zone: { zh: '开发区', en: 'Development zone' },
} as const satisfies Record<string, Label>;

/** One entry per class of a ramp, after a title with the unit. */
function rampEntries(
  title: string,
  breaks: Breaks,
  theme: Theme,
  write: (value: number) => string,
  unit: string | undefined,
): LegendEntry[] {
  const named = unit === undefined ? {} : { unit };
  const classes = theme.ramp.slice(0, breaks.length + 1).map((color, i): LegendEntry => {
    const [from, to] = [breaks[i - 1], breaks[i]];
    const label =
      from === undefined
        ? `< ${write(to!)}`
        : to === undefined
          ? `≥ ${write(from)}`
          : `${write(from)} – ${write(to)}`;
    return { symbol: 'cell', color, label, ...named };
  });
  return [{ symbol: 'title', color: theme.text, label: title, ...named }, ...classes];
}

const unitName = (unit: Unit | undefined, language: Language) => unit && UNITS[unit].label[language];

function heatEntries(
  collection: Collection,
  theme: Theme,
  { language, breaks, unit = heatUnit(collection, language) }: LegendOptions,
): LegendEntry[] {
  const field = heatField(collection);
  const write = (value: number) =>
    field ? numberText(value, field, language, unit) : numberFormat('en').format(value);
  return rampEntries(
    collection.heat!.label[language],
    breaks ?? heatBreaks(collection),
    theme,
    write,
    unitName(unit, language),
  );
}

const withheldEntries = ({ withheld }: Collection, language: Language, theme: Theme): LegendEntry[] =>
  withheld ? [{ symbol: 'note', color: theme.text, label: withheld[language] }] : [];

function recordEntries(collection: Collection, language: Language, theme: Theme): LegendEntry[] {
  const cell = cellField(collection);
  if (cell) {
    const field = fieldOf(collection, cell)!;
    return rampEntries(
      `${collection.label[language]} · ${field.label[language]}`,
      cellBreaks(collection),
      theme,
      (value) => numberText(value, field, language),
      unitName(shownUnit(field, language), language),
    ).map((entry) => (entry.symbol === 'title' ? { ...entry, collection: collection.id } : entry));
  }
  const inset = collection.geometry === 'Polygon' && collection.zoom > 0;
  const symbol = inset ? 'inset' : SYMBOL[collection.geometry as keyof typeof SYMBOL];
  const color = symbol === 'circle' ? theme.mark : theme.hue;
  return [{ symbol, color, label: collection.label[language], collection: collection.id }];
}

export type LegendOptions = {
  language: Language;
  theme: ThemeName;
  view: View;
  /** The limits the style was given for its heat view. */
  breaks?: Breaks | undefined;
  /** The unit the style was given for its heat view. */
  unit?: Unit | undefined;
  /** Id of the collection being looked at; the leading one when absent. */
  active?: string;
};

/** The legend of a map, top to bottom. A `title` entry heads the classes after it, a `note` says what is left out before it. */
export function legend(map: MapDefinition, options: LegendOptions): LegendEntry[] {
  const { language, theme, view, active = leadingCollection(map).id } = options;
  const colors = themeOf(map, theme);
  const heated = view === 'heat' ? heatCollection(map, active) : undefined;
  const drawn = drawnCollections(map)
    .filter((collection) => isDrawn(collection, active))
    .reverse();
  const places: LegendEntry[] = [
    { symbol: 'dash', color: colors.border, label: TEXT.functional[language] },
    { symbol: 'hub', color: colors.muted, label: TEXT.hub[language] },
    { symbol: 'zone', color: colors.muted, label: TEXT.zone[language] },
  ];
  if (heated)
    return [...heatEntries(heated, colors, options), ...withheldEntries(heated, language, colors), ...places];
  const clusters = drawn.some((collection) => collection.id === active && isClustered(collection))
    ? [{ symbol: 'cluster' as const, color: colors.mark, label: TEXT.cluster[language] }]
    : [];
  return [
    ...drawn.flatMap((collection) => [
      ...recordEntries(collection, language, colors),
      ...withheldEntries(collection, language, colors),
    ]),
    ...clusters,
    { symbol: 'faded', color: colors.mark, label: TEXT.faded[language] },
    ...places,
  ];
}
