/** Records of the same map that refer to this one: stops of a route, plots of an area, firms of a link. */
import { computed } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { Collection } from '../../domain/kinds.ts';
import { mapWith } from '../../domain/maps/index.ts';
import { type Items, itemsPath, readItems } from '../api.ts';
import { shortFacts } from '../list/facts.ts';
import { Name } from '../list/name.tsx';
import { numberText } from '../shell/number.ts';
import { go, language, text } from '../state/app.ts';
import { hovered, openRecord } from '../state/opened.ts';
import { remote } from '../state/remote.ts';

const MOST = 12;

/** `alone`: no other field of that collection refers here too. */
type Reference = { from: Collection; field: string; alone: boolean };

/** The filterable fields by which records of the same map refer to a collection. */
const referencesTo = (collection: Collection): Reference[] =>
  (mapWith(collection.id)?.collections ?? []).flatMap((from) => {
    const fields = Object.entries(from.fields).filter(
      ([, field]) => field.kind === 'reference' && field.to === collection.id && field.filter,
    );
    return fields.map(([field]) => ({ from, field, alone: fields.length === 1 }));
  });

/** Records with a place in an order are listed in it. */
const orderOf = ({ fields }: Collection): [string, string][] => (fields.seq ? [['sortby', 'seq']] : []);

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
          ? text.value.related(what)
          : text.value.relatedAs(what, from.fields[field]!.label[language.value])}{' '}
        <span class="badge">{numberText(total, language.value)}</span>
      </h3>
      <ol class={from.fields.seq ? 'timeline' : 'plainlist'}>
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
              <span class="quiet">
                {shortFacts(from, properties, 3)
                  .filter(({ name }) => name !== 'seq' && name !== field)
                  .map((fact) => fact.value)
                  .join(' · ')}
              </span>
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
          {text.value.moreRelated(numberText(total, language.value))}
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
