/** Records of the same map that refer to this one: stops of a route, plots of an area, firms of a link. */
import { computed } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { Collection } from '../../domain/kinds.ts';
import { orderField, type Reference, referencesTo } from '../../domain/references.ts';
import { type Items, itemsPath, readItems } from '../api.ts';
import { shortFacts } from '../list/facts.ts';
import { Name } from '../list/name.tsx';
import { later } from '../shell/later.tsx';
import { numberText } from '../shell/number.ts';
import { go, language } from '../state/app.ts';
import { hovered, openRecord } from '../state/opened.ts';
import { remote } from '../state/remote.ts';
import { StopFacts, StopTotals } from './stop-facts.tsx';
import { texts as cardTexts } from './texts.ts';

const MOST = 12;

/** Records with a place in an order are listed in it. */
const orderOf = (collection: Collection): [string, string][] => {
  const field = orderField(collection);
  return field ? [['sortby', field]] : [];
};

const RouteTime = later(async () => (await import('./visit-actions.tsx')).RouteTime);

function RelatedList({ from, field, alone, id }: Reference & { id: string }) {
  const items = useMemo(() => {
    const url = itemsPath(from.id, [
      [field, id],
      ['limit', String(MOST)],
      ['skipGeometry', 'true'],
      ...orderOf(from),
    ]);
    return remote<Items>(
      computed(() => url),
      readItems,
    );
  }, [from, field, id]);
  const { value } = items.current.value;
  if (!value || value.features.length === 0) return null;
  const what = from.label[language.value];
  const total = value.numberMatched ?? value.features.length;
  return (
    <section class="related">
      <h3>
        {alone
          ? cardTexts.value.related(what)
          : cardTexts.value.relatedAs(what, from.fields[field]!.label[language.value])}{' '}
        <span class="badge">{numberText(total, language.value)}</span>
      </h3>
      {orderField(from) && <StopTotals collection={from} items={value.features} />}
      {from.fields.dwell && <RouteTime items={value.features} />}
      <ol class={orderField(from) ? 'timeline' : 'plainlist'}>
        {value.features.map(({ id: own, properties }) => (
          <li key={own}>
            <button
              type="button"
              class="related-item"
              onClick={() => openRecord(from.id, own, true)}
              onMouseEnter={() => {
                const { lon, lat } = properties;
                if (typeof lon === 'number' && typeof lat === 'number')
                  hovered.value = { collection: from.id, id: own, lon, lat };
              }}
              onMouseLeave={() => {
                hovered.value = undefined;
              }}
            >
              <span class="related-name">
                <Name properties={properties} />
              </span>
              {orderField(from) ? (
                <StopFacts collection={from} properties={properties} />
              ) : (
                <span class="quiet">
                  {shortFacts(from, properties, 3)
                    .filter(({ name }) => name !== field)
                    .map((fact) => fact.value)
                    .join(' · ')}
                </span>
              )}
            </button>
          </li>
        ))}
      </ol>
      {total > value.features.length && (
        <button
          type="button"
          class="link"
          onClick={() => go({ collection: from.id, open: undefined, q: '', params: { [field]: id } })}
        >
          {cardTexts.value.moreRelated(numberText(total, language.value))}
        </button>
      )}
    </section>
  );
}

export function Related({ collection, id }: { collection: Collection; id: string }) {
  return (
    <>
      {referencesTo(collection).map((reference) => (
        <RelatedList key={`${reference.from.id}.${reference.field}.${id}`} {...reference} id={id} />
      ))}
    </>
  );
}
