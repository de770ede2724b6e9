/** A chain as a diagram: its links in columns from upstream to downstream, and where it has gaps. Pure. */
import type { Label } from '../../../domain/kinds.ts';
import type { Facets, Item } from '../../api.ts';

export type Gap = 'none' | 'weak' | 'missing' | 'broken';
/** From the most to the least pressing. */
export const GAPS: readonly Gap[] = ['broken', 'missing', 'weak', 'none'];
export const POSITIONS = ['up', 'mid', 'down'] as const;
export type Position = (typeof POSITIONS)[number];

export type Node = {
  id: string;
  name: Label;
  position: Position;
  /** Undefined where nobody has judged it. */
  gap: Gap | undefined;
  /** Percent sourced locally; undefined where not stated. */
  share: number | undefined;
  isSample: boolean;
  /** Firms under the current filter; undefined until known. */
  firms: number | undefined;
};

const oneOf = <T extends string>(value: unknown, of: readonly T[]): T | undefined =>
  of.find((one) => one === value);

/** The mark of the sample stands once above a diagram instead of on every link. */
const plain = (name: string) => name.replace(/^(样例·|Sample )/, '');

/** Nodes from records of `nodes`, with the firms counted by the facet `node` of `firms`. */
export function nodesOf(items: readonly Item[], counts: Facets | undefined): Node[] {
  const facet = counts?.facets.node;
  const firms =
    facet && 'values' in facet
      ? new Map(facet.values.map(({ value, count }) => [String(value), count]))
      : undefined;
  return items.flatMap(({ id, properties }) => {
    const position = oneOf(properties.position, POSITIONS);
    if (!position) return [];
    const zh = plain(String(properties.name_zh ?? id));
    return [
      {
        id,
        name: { zh, en: properties.name_en ? plain(String(properties.name_en)) : zh },
        position,
        gap: oneOf(properties.gap, GAPS),
        share: typeof properties.local_share === 'number' ? properties.local_share : undefined,
        isSample: properties.is_sample === true,
        firms: firms && (firms.get(id) ?? 0),
      },
    ];
  });
}

export type Column = { position: Position; nodes: readonly Node[] };

const isGap = ({ gap }: Node): boolean => gap !== undefined && gap !== 'none';

/** What is missing: links with a gap, the most pressing first, then those sourced least locally. */
export const missingIn = (nodes: readonly Node[]): Node[] =>
  nodes
    .filter(isGap)
    .toSorted((a, b) => GAPS.indexOf(a.gap!) - GAPS.indexOf(b.gap!) || (a.share ?? 100) - (b.share ?? 100));

/** Columns in the direction of supply; within one what is missing first, the others in the order of their records. */
export const columnsOf = (nodes: readonly Node[]): Column[] => {
  const inNeed = [...missingIn(nodes), ...nodes.filter((node) => !isGap(node))];
  return POSITIONS.map((position) => ({
    position,
    nodes: inNeed.filter((node) => node.position === position),
  }));
};

/** How many links have each kind of gap, the most pressing first; kinds without any are left out. */
export const gapCounts = (nodes: readonly Node[]): [gap: Gap, count: number][] =>
  GAPS.map((gap): [Gap, number] => [gap, nodes.filter((node) => node.gap === gap).length]).filter(
    ([, count]) => count > 0,
  );

/** The next node when an arrow key is pressed on one; itself at an edge. Columns may differ in length. */
export function neighbour(columns: readonly Column[], id: string, key: string): string {
  const x = columns.findIndex(({ nodes }) => nodes.some((node) => node.id === id));
  const y = columns[x]?.nodes.findIndex((node) => node.id === id) ?? -1;
  const [dx, dy] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[key] ?? [
    0, 0,
  ];
  const column = columns[x + dx!]?.nodes;
  if (!column || column.length === 0) return id;
  return column[dx === 0 ? y + dy! : Math.min(y, column.length - 1)]?.id ?? id;
}
