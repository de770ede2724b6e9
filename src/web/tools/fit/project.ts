/** A project that looks for land: what is known of it, what it asks of a plot, and how a plot answers. Pure. */
import type { Fields } from '../../../domain/kinds.ts';
import { INDUSTRIES } from '../../../domain/vocabulary.ts';
import type { Properties } from '../../api.ts';

/** What a project says of itself, numbers in the stored units; taxes and output are those of a year. */
export const PROJECT = {
  trade: { kind: 'term', terms: INDUSTRIES, label: { zh: '行业', en: 'Trade' } },
  land: { kind: 'number', unit: 'm2', shown: 'mu', label: { zh: '需要土地', en: 'Land needed' } },
  most: { kind: 'number', unit: 'm2', shown: 'mu', label: { zh: '土地最多', en: 'Land at most' } },
  floor: { kind: 'number', unit: 'm2', label: { zh: '计划建筑面积', en: 'Floor area planned' } },
  invest: { kind: 'number', unit: 'yuan', label: { zh: '固定资产投资', en: 'Fixed investment' } },
  tax: { kind: 'number', unit: 'yuan', label: { zh: '年税收', en: 'Tax a year' } },
  output: { kind: 'number', unit: 'yuan', label: { zh: '年产出', en: 'Output a year' } },
  by: { kind: 'text', onset: true, label: { zh: '最迟供地', en: 'Land needed by' } },
} as const satisfies Fields;

export type Quantity = 'land' | 'most' | 'floor' | 'invest' | 'tax' | 'output';
export const QUANTITIES: readonly Quantity[] = ['land', 'most', 'floor', 'invest', 'tax', 'output'];

/** `trade` are codes of industries of which a plot must accept one. */
export type Project = { readonly trade?: readonly string[]; readonly by?: string } & {
  readonly [quantity in Quantity]?: number;
};

/** Reads `trade/C34.C36,land/20000,by/2027-Q2`; what means nothing is dropped. */
export function projectFrom(text: string): Project {
  const given = new Map(text.split(',').map((part) => part.split('/', 2) as [string, string]));
  const trade = given.get('trade')?.split('.') ?? [];
  const by = given.get('by');
  const quantities = QUANTITIES.flatMap((name) => {
    const value = Number(given.get(name));
    return Number.isFinite(value) && value > 0 ? [[name, value] as const] : [];
  });
  return {
    ...(trade.length > 0 && trade.every((code) => Object.hasOwn(INDUSTRIES, code)) && { trade }),
    ...(by !== undefined && /^\d{4}-Q[1-4]$/.test(by) && { by }),
    ...Object.fromEntries(quantities),
  };
}

/** The project as the address holds it; empty when nothing is known. */
export const projectText = (project: Project): string =>
  Object.keys(PROJECT)
    .flatMap((name) => {
      const value = project[name as keyof Project];
      return value === undefined ? [] : [`${name}/${[value].flat().join('.')}`];
    })
    .join(',');

/** The ratios that plots set thresholds for, each with what it is a ratio of to the land. */
export const RATIOS = [
  { field: 'invest_min', of: 'invest' },
  { field: 'tax_min', of: 'tax' },
  { field: 'output_min', of: 'output' },
] as const;

/** A sum per m² of land; undefined while either is unknown. */
export const ratio = (project: Project, of: Quantity, land = project.land): number | undefined =>
  project[of] !== undefined && land !== undefined ? project[of] / land : undefined;

/** A plot that is larger or smaller than the land needed by this share is about as large. */
export const ABOUT = 0.25;

/** Plots up to so many times as large as the land needed are looked at. */
const REACH = 1.5;

/** To the next hundredth up (1) or down (-1): what is exactly met must not fall to a rounded bound. */
const outward = (value: number, sign: 1 | -1): number => (sign * Math.ceil(sign * value * 100 - 1e-6)) / 100;

/** The filter parameters of plots that a project decides; others stay as the visitor has set them. */
export const DECIDED = [
  'industries',
  'area',
  'far_min',
  'far_max',
  'invest_min',
  'tax_min',
  'output_min',
  'supply_quarter',
] as const;

/** The least and the largest plot that is looked at: what is said where both are, else what is about as large as needed. */
export function reachOf({ land, most }: Project): { least: number | undefined; most: number | undefined } {
  if (land === undefined || most !== undefined) return { least: land, most };
  return { least: (1 - ABOUT) * land, most: REACH * land };
}

/** The sizes of plots that are looked at, as a filter parameter; undefined for all. */
function areaOf(project: Project): string | undefined {
  const { least, most } = reachOf(project);
  if (most === undefined) return undefined;
  return `${least === undefined ? '..' : outward(least, -1)}/${outward(most, 1)}`;
}

/** What a project asks of plots, as filter parameters; a plot that does not state a threshold is not among them. */
export function parametersOfProject(project: Project): Record<string, string> {
  const { trade, by } = project;
  const far = ratio(project, 'floor');
  const area = areaOf(project);
  return {
    ...(trade && { industries: trade.join(',') }),
    ...(area !== undefined && { area }),
    ...(far !== undefined && { far_min: `../${outward(far, 1)}`, far_max: `${outward(far, -1)}/..` }),
    ...Object.fromEntries(
      RATIOS.flatMap(({ field, of }) => {
        const own = ratio(project, of);
        return own === undefined ? [] : [[field, `../${outward(own, 1)}`]];
      }),
    ),
    ...(by !== undefined && { supply_quarter: `../${by}` }),
  };
}

/** What filter parameters say of a project: its trade, the land it needs and may have at most, and the last quarter. */
export function projectOf(parameters: Readonly<Record<string, string>>): Project {
  const trade = parameters.industries?.replaceAll(',', '.');
  const [land, most] = parameters.area?.split('/') ?? [];
  const [, by] = parameters.supply_quarter?.split('/') ?? [];
  return projectFrom(`trade/${trade},land/${land},most/${most},by/${by}`);
}

/**
 * How a plot answers one wish: `margin` is how far the project is above the threshold (0.12 is 12 % above), or how much
 * larger the plot is than the land needed. `whole` is the margin if all of a larger plot must be taken.
 */
export type Reason = {
  field: (typeof DECIDED)[number];
  verdict: 'met' | 'short' | 'unstated';
  margin?: number;
  whole?: number;
};

const TOLERANCE = 1e-4;

const numberOf = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);

const judged = (isMet: boolean): Reason['verdict'] => (isMet ? 'met' : 'short');

function thresholds(project: Project, plot: Properties): Reason[] {
  const area = numberOf(plot.area);
  return RATIOS.flatMap(({ field, of }): Reason[] => {
    const [own, asked] = [ratio(project, of), numberOf(plot[field])];
    if (own === undefined) return [];
    if (asked === undefined) return [{ field, verdict: 'unstated' }];
    const above = (value: number) => (asked === 0 ? 0 : value / asked - 1);
    const margin = above(own);
    const whole = area === undefined ? margin : above(ratio(project, of, Math.max(area, project.land!))!);
    return [{ field, verdict: judged(margin >= -TOLERANCE), margin, whole }];
  });
}

function density(project: Project, plot: Properties): Reason[] {
  const far = ratio(project, 'floor');
  if (far === undefined) return [];
  const [least, most] = [numberOf(plot.far_min), numberOf(plot.far_max)];
  if (least !== undefined && far < least - TOLERANCE) return [{ field: 'far_min', verdict: 'short' }];
  if (most !== undefined && far > most + TOLERANCE) return [{ field: 'far_max', verdict: 'short' }];
  return [{ field: 'far_min', verdict: least === undefined || most === undefined ? 'unstated' : 'met' }];
}

/** How a plot answers everything a project asks, in the order people look at it. */
export function reasons(project: Project, plot: Properties): Reason[] {
  const { trade, land, by } = project;
  const [area, quarter, accepted] = [numberOf(plot.area), plot.supply_quarter, plot.industries];
  return [
    ...(trade === undefined
      ? []
      : [
          {
            field: 'industries' as const,
            verdict: Array.isArray(accepted)
              ? judged(trade.some((code) => accepted.includes(code)))
              : ('unstated' as const),
          },
        ]),
    ...(land === undefined || area === undefined
      ? []
      : [
          {
            field: 'area' as const,
            verdict: judged(area >= reachOf(project).least! * (1 - TOLERANCE)),
            margin: area / land - 1,
          },
        ]),
    ...thresholds(project, plot),
    ...density(project, plot),
    ...(by === undefined
      ? []
      : [
          {
            field: 'supply_quarter' as const,
            verdict: typeof quarter === 'string' ? judged(quarter <= by) : ('unstated' as const),
          },
        ]),
  ];
}

/** How far a plot is from the land needed, as a share of that; 0 where nobody said how much is needed. */
const distance = ({ land }: Project, { area }: Properties): number =>
  land === undefined ? 0 : typeof area === 'number' ? Math.abs(area / land - 1) : Number.POSITIVE_INFINITY;

/** Whether a plot is about as large as the land needed. */
export const isAbout = (project: Project, plot: Properties): boolean =>
  project.land !== undefined && distance(project, plot) <= ABOUT + TOLERANCE;

/** Plots in the order in which they suit: about as large as needed first, then by wishes met, then by closeness in size. */
export function ranked<T extends { readonly properties: Properties }>(
  project: Project,
  plots: readonly T[],
): T[] {
  return plots
    .map((plot) => ({
      plot,
      isFar: Number(!isAbout(project, plot.properties)),
      unmet: reasons(project, plot.properties).filter(({ verdict }) => verdict !== 'met').length,
      distance: distance(project, plot.properties),
    }))
    .sort((a, b) => a.isFar - b.isFar || a.unmet - b.unmet || a.distance - b.distance)
    .map(({ plot }) => plot);
}
