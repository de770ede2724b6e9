/** What the diagram shows: the links of a chain, firms under the current filter, partners abroad, what could fill a gap. */
import { computed } from '@preact/signals';
import { type Filter, soleField } from '../../../domain/filter.ts';
import { collectionOf } from '../../../domain/maps/index.ts';
import { carriedOver } from '../../../domain/place.ts';
import { CHAINS } from '../../../domain/vocabulary.ts';
import { type Facets, facetsPath, type Items, itemsPath, readFacets, readItems } from '../../api.ts';
import { collection, go, parametersFor, place } from '../../state/app.ts';
import { remote } from '../../state/remote.ts';
import { listed, parameters } from '../../state/results.ts';
import { tool } from '../../state/tool.ts';
import { nodesOf } from './diagram.ts';

const firms = collectionOf('firms')!;
const links = collectionOf('links')!;

const isChain = (code: string | undefined): code is string =>
  code !== undefined && Object.hasOwn(CHAINS, code);

/** The chain of the firm that is listed first under a filter. */
const listedChain = computed<string | undefined>(() => {
  const isFiltered = collection.value === firms && parameters.value.length > 0;
  return isFiltered ? String(listed.value[0]?.properties.chain) : undefined;
});

/** The chain on show: the only one filtered by, else the one the tool remembers, else that of the list, else the first. */
export const chain = computed<string>(() => {
  const { params, tool: open } = place.value;
  return [params.chain, open?.state, listedChain.value].find(isChain) ?? Object.keys(CHAINS)[0]!;
});

/** The chosen link of the chain. */
export const chosen = computed<string | undefined>(() => {
  const { node } = place.value.params;
  return node?.includes(',') ? undefined : node;
});

const isOpen = computed(() => tool.value?.id === 'chain');

const nodeItems = remote<Items>(
  computed(() =>
    isOpen.value
      ? itemsPath('nodes', [
          ['chain', chain.value],
          ['limit', '1000'],
          ['skipGeometry', 'true'],
          ['properties', 'name_zh,name_en,position,gap,local_share,is_sample'],
        ])
      : undefined,
  ),
  readItems,
);

/** What the diagram itself decides, and a text: what is called so is no whole chain. */
const UNCOUNTED = ['chain', 'node', 'q'];

/** Whether the diagram counts firms under a clause of the filter. */
export const isCounted = (clause: Filter): boolean =>
  clause.op !== 'text' && !UNCOUNTED.includes(soleField(clause) ?? '');

/** The filter under which the diagram counts firms. */
export const others = computed(() => parametersFor(firms).filter(([name]) => !UNCOUNTED.includes(name)));

const firmCounts = remote<Facets>(
  computed(() =>
    isOpen.value
      ? facetsPath('firms', [...others.value, ['chain', chain.value], ['facets', 'node']])
      : undefined,
  ),
  readFacets,
);

/** Supply links of the chain by partner country. */
export const partners = remote<Facets>(
  computed(() =>
    isOpen.value
      ? facetsPath('links', [
          ...parametersFor(links).filter(([name]) => name !== 'chain' && name !== 'partner_country'),
          ['chain', chain.value],
          ['facets', 'partner_country'],
        ])
      : undefined,
  ),
  readFacets,
);

/** Trades and places of the chosen link's firms. */
export const chosenFirms = remote<Facets>(
  computed(() =>
    isOpen.value && chosen.value
      ? facetsPath('firms', [
          ...others.value,
          ['chain', chain.value],
          ['node', chosen.value],
          ['facets', 'industries,division'],
        ])
      : undefined,
  ),
  readFacets,
);

/** Where what could fill a gap is found, and by which filter. */
export const RESOURCES = [
  { collection: 'opportunities', map: 'opportunities', params: { kind: 'investment,technology,sourcing' } },
  { collection: 'firms', map: 'chains', params: {} },
  { collection: 'premises', map: 'premises', params: {} },
  { collection: 'plots', map: 'land', params: {} },
] as const satisfies readonly { collection: string; map: string; params: Record<string, string> }[];

/** The trade most firms of the chosen link are in. */
export const trade = computed<string | undefined>(() => {
  const facet = chosenFirms.current.value.value?.facets.industries;
  const first = facet && 'values' in facet ? facet.values[0]?.value : undefined;
  return first === undefined ? undefined : String(first);
});

/** How many records of each of `RESOURCES` there are for the trade. */
export const resourceCounts = remote<readonly number[]>(
  computed(() => (isOpen.value && chosen.value ? trade.value : undefined)),
  (industries, signal) =>
    Promise.all(
      RESOURCES.map(async ({ collection, params }) => {
        const path = facetsPath(collection, [
          ...Object.entries(params),
          ['industries', industries],
          ['facets', 'industries'],
        ]);
        return (await readFacets(path, signal)).numberMatched;
      }),
    ),
);

/** The links of the chain with their firms. */
export const nodes = computed(() => {
  const { value, key } = nodeItems.current.value;
  const isOfChain = key?.includes(`chain=${chain.value}`) ?? false;
  return value && isOfChain ? nodesOf(value.features, firmCounts.current.value.value) : undefined;
});

/** Firms of the chain under the current filter. */
export const firmTotal = computed(() => firmCounts.current.value.value?.numberMatched);

export const hasFailed = computed(() =>
  [nodeItems, firmCounts, partners].some(({ current }) => current.value.status === 'failed'),
);

export function retry(): void {
  for (const one of [nodeItems, firmCounts, partners])
    if (one.current.peek().status === 'failed') one.retry();
}

/** Shows a chain, as the filter of the firms. */
export function chooseChain(code: string): void {
  const { node: _, ...params } = carriedOver(place.peek().params, firms);
  go({
    map: 'chains',
    collection: 'firms',
    params: { ...params, chain: code },
    q: '',
    tool: { id: 'chain', state: code },
  });
}

/** Filters firms by a link of the chain, or takes that off again. */
export function chooseNode(id: string): void {
  const { node, ...params } = carriedOver(place.peek().params, firms);
  const next = node === id ? params : { ...params, node: id };
  go({
    map: 'chains',
    collection: 'firms',
    params: { ...next, chain: chain.peek() },
    q: '',
    tool: { id: 'chain', state: chain.peek() },
  });
}
