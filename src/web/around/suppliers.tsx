/** Firms by chain and link: how many within the radius, and the nearest. */
import { computed, useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { Around, Group, Nearby } from '../../domain/around/answer.ts';
import { innermost } from '../../domain/around/groups.ts';
import type { Position } from '../../domain/geometry.ts';
import { collectionOf } from '../../domain/maps/index.ts';
import { type Items, itemsPath, type Properties, readItems } from '../api.ts';
import { facts } from '../list/facts.ts';
import { Name } from '../list/name.tsx';
import { language, place } from '../state/app.ts';
import { openRecord } from '../state/opened.ts';
import { remote } from '../state/remote.ts';
import { FirmCount, type Where } from './firm-count.tsx';
import { GapTag } from './gap-tag.tsx';
import { RecordLink } from './record-link.tsx';
import { far, listWithin, many, radius } from './state.ts';
import { texts } from './texts.ts';

const FEW = 5;
/** No chain has more links. */
const MOST = '500';

type Link = Extract<Group, { record: unknown }>;
type Chain = Extract<Group, { value: unknown }>;

const isLink = (group: Group): group is Link => 'record' in group;
const isChain = (group: Group): group is Chain => 'value' in group;

const nearestOf = ({ nearest = [] }: Link) => nearest[0]?.distance ?? Infinity;

/** The field of a link that says how much of it comes from the city. */
const LOCAL = 'local_share';

/** What a chain's links record of it, by id. */
function useShares({ field, value }: Chain, [link]: readonly Link[]): ReadonlyMap<string, Properties> {
  const of = link?.record.collection;
  const read = useMemo(() => {
    const url =
      of &&
      itemsPath(of, [
        [field, value],
        ['limit', MOST],
        ['skipGeometry', 'true'],
        ['properties', LOCAL],
      ]);
    return remote<Items>(
      computed(() => url),
      readItems,
    );
  }, [of, field, value]);
  const items = read.current.value.value?.features ?? [];
  return new Map(items.map(({ id, properties }) => [id, properties]));
}

type LinkProps = {
  link: Link;
  shares: ReadonlyMap<string, Properties>;
  where: Where;
  at: number;
  whole: boolean;
};

function LinkItem({ link, shares, where, at, whole }: LinkProps) {
  const { record, terms, counts, nearest = [] } = link;
  const { collection, id, ...name } = record;
  const [share] = facts(collectionOf(collection)!, shares.get(id) ?? {}, [LOCAL]);
  return (
    <li class="around-link">
      <p>
        <button type="button" class="around-node" onClick={() => openRecord(collection, id, true)}>
          <Name properties={name} />
        </button>
        <GapTag collection={collection} gap={terms.gap ?? null} nobody={counts.at(-1) === 0} />
        <FirmCount
          link={record}
          count={counts[at]!}
          where={where}
          said={texts.value.firms(many(counts[at]!))}
        />
      </p>
      {share && (
        <p class="quiet">
          {share.label} {share.value}
        </p>
      )}
      {nearest.slice(0, whole ? undefined : 1).map((firm) => (
        <RecordLink key={firm.id} record={firm} />
      ))}
    </li>
  );
}

function ChainLinks({ chain, where, at }: { chain: Chain; where: Where; at: number }) {
  const count = chain.counts[at]!;
  const all = useSignal(false);
  const links = (chain.groups ?? []).filter(isLink).toSorted((a, b) => nearestOf(a) - nearestOf(b));
  const shares = useShares(chain, links);
  return (
    <>
      <ul class="around-links">
        {links.slice(0, all.value ? undefined : FEW).map((link) => (
          <LinkItem
            key={link.record.id}
            link={link}
            shares={shares}
            where={where}
            at={at}
            whole={all.value}
          />
        ))}
      </ul>
      <p class="around-more">
        {links.length > FEW && (
          <button
            type="button"
            class="link"
            aria-expanded={all.value}
            onClick={() => (all.value = !all.value)}
          >
            {all.value ? texts.value.fewer : texts.value.allLinks(many(links.length))}
          </button>
        )}
        {count > 0 && (
          <button
            type="button"
            class="link"
            onClick={() =>
              listWithin(where.collection, where.position, where.metres, { [chain.field]: chain.value })
            }
          >
            {texts.value.seeFirms(many(count))}
          </button>
        )}
      </p>
    </>
  );
}

function Radii({ radii, chosen }: { radii: readonly number[]; chosen: number }) {
  return (
    <fieldset class="segmented around-radii" aria-label={texts.value.radius}>
      {radii.map((metres) => (
        <button
          key={metres}
          type="button"
          aria-pressed={metres === chosen}
          onClick={() => (radius.value = metres)}
        >
          {far(metres)}
        </button>
      ))}
    </fieldset>
  );
}

/** Where firms are counted, within the radius of that number. */
export function whereOf(firms: Nearby, position: Position, at: number): Where {
  const field = innermost(firms.groups ?? [])[0]?.field ?? '';
  return { collection: firms.collection, field, position, metres: firms.radii[at]! };
}

type Props = { found: Around; firms: Nearby; position: Position };

export function Suppliers({ found, firms, position }: Props) {
  const chosen = useSignal<string | undefined>(undefined);
  const at = Math.max(0, firms.radii.indexOf(radius.value));
  const where = whereOf(firms, position, at);
  const chains = (firms.groups ?? []).filter(isChain);
  const asked = place.value.params;
  const isAsked = ({ field, value }: Chain) => asked[field]?.split(',').includes(value);
  const isThere = ({ counts }: Chain) => counts[at]! > 0;
  const shown =
    chains.find(({ value }) => value === chosen.value) ??
    chains.find((chain) => isAsked(chain) && isThere(chain)) ??
    chains.find(isThere) ??
    chains[0];
  const own = chains.filter(({ value }) => found.related.some((one) => one.value === value));
  const others = chains.filter((chain) => !own.includes(chain));
  const pill = (chain: Chain) => (
    <button
      key={chain.value}
      type="button"
      class="pill"
      aria-pressed={chain === shown}
      onClick={() => (chosen.value = chain.value)}
    >
      {chain.title[language.value]} <span class="around-number">{many(chain.counts[at]!)}</span>
    </button>
  );
  return (
    <div class="around-part">
      <h4>{texts.value.suppliers}</h4>
      <Radii radii={firms.radii} chosen={where.metres} />
      <p class="quiet" aria-live="polite">
        {texts.value.firmsWithin(many(firms.counts[at]!), far(where.metres))}
      </p>
      <fieldset class="around-chains" aria-label={texts.value.chains}>
        <span class="quiet">{own.length > 0 ? texts.value.related : texts.value.noRelated}</span>
        {own.map(pill)}
        {own.length > 0 && others.length > 0 && <span class="quiet">{texts.value.others}</span>}
        {others.map(pill)}
      </fieldset>
      {shown && <ChainLinks key={shown.value} chain={shown} where={where} at={at} />}
    </div>
  );
}
