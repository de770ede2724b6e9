/** What the charts of the current map show, under its filter: one request for each set. */
import { computed } from '@preact/signals';
import { collectionOf } from '../../../domain/maps/index.ts';
import { carriedOver } from '../../../domain/place.ts';
import { type Facets, facetsPath, readFacets } from '../../api.ts';
import { go, map, parametersFor, place } from '../../state/app.ts';
import { carried } from '../../state/carried.ts';
import { remote } from '../../state/remote.ts';
import { tool } from '../../state/tool.ts';
import { CHARTS, type Chart, type ChartSet, setsOf } from './charts.ts';

const sets = computed(() => setsOf(CHARTS[map.value.id] ?? []));

/** The path of a set, and of the part where its charts are shares. */
function pathsOf({ collection, parameters, part }: ChartSet): string[] {
  const own = parametersFor(collection);
  const whole = facetsPath(collection.id, [...own, ...parameters]);
  if (!part) return [whole];
  const others = own.filter(([name]) => name !== part[0]);
  return [whole, facetsPath(collection.id, [...others, part, ...parameters])];
}

/** Answers by path. */
export const answers = remote<ReadonlyMap<string, Facets>>(
  computed(() => (tool.value?.id === 'charts' ? JSON.stringify(sets.value.flatMap(pathsOf)) : undefined)),
  async (key, signal) => {
    const paths = JSON.parse(key) as string[];
    return new Map(
      await Promise.all(paths.map(async (path) => [path, await readFacets(path, signal)] as const)),
    );
  },
  150,
);

export type Drawn = { chart: Chart; answer: Facets; part: Facets | undefined };

/** The charts of the map with their answers, the last ones while the next load; undefined until there are any. */
export const drawn = computed<Drawn[] | undefined>(() => {
  const { value, key } = answers.current.value;
  if (!value || key === undefined) return undefined;
  const given = [...value.values()];
  let at = 0;
  const bySet = sets.value.map((set) => {
    const [answer, part] = set.part ? [given[at++], given[at++]] : [given[at++], undefined];
    return { set, answer, part };
  });
  // Answers of the map before are not those of this one.
  if (bySet.some(({ set, answer }) => answer?.collection !== set.collection.id)) return undefined;
  return (CHARTS[map.value.id] ?? []).map((chart) => {
    const { answer, part } = bySet.find(({ set }) => set.charts.includes(chart))!;
    return { chart, answer: answer!, part };
  });
});

/** Which values or range of a field are chosen. */
export const isChosen = ({ of, by }: Chart, key: string): boolean => {
  const text = carriedOver(place.value.params, collectionOf(of)!)[by];
  return text !== undefined && (text === key || (!text.includes('/') && text.split(',').includes(key)));
};

/** Makes a bar the filter of its field, or takes it off again. */
export function choose(chart: Chart, key: string): void {
  const next = collectionOf(chart.of)!;
  const here = place.peek();
  const { params, filter, q } = here.collection === next.id ? here : carried(here, next);
  const { [chart.by]: before, ...others } = params;
  go({ collection: next.id, params: before === key ? others : { ...others, [chart.by]: key }, filter, q });
}
