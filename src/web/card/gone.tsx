/** What is said of a record that has ended or was withdrawn: what resembles it and is live. */
import { computed } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { collectionOf } from '../../domain/maps/index.ts';
import { readSimilar, type Similar, similarPath } from '../api.ts';
import { shortFacts } from '../list/facts.ts';
import { Name } from '../list/name.tsx';
import { language } from '../state/app.ts';
import { openRecord } from '../state/opened.ts';
import type { RecordKey } from '../state/picks.ts';
import { remote } from '../state/remote.ts';
import { texts as cardTexts } from './texts.ts';
import { texts } from './trust-texts.ts';

export function Gone({ collection, id }: RecordKey) {
  const similar = useMemo(() => {
    const url = similarPath(collection, id);
    return remote<Similar>(
      computed(() => url),
      readSimilar,
    );
  }, [collection, id]);
  const { value } = similar.current.value;
  const own = collectionOf(collection)!;
  return (
    <>
      <p>{texts.value.recordGoneHint}</p>
      <p>
        <a class="pill" href={`/records/${collection}/${id}?lang=${language.value}`}>
          {cardTexts.value.permanentPage}
        </a>
      </p>
      {value && value.features.length > 0 && (
        <section class="related">
          <h3>{texts.value.alternatives}</h3>
          <ul class="plainlist">
            {value.features.map(({ id: other, properties }) => (
              <li key={other}>
                <button
                  type="button"
                  class="related-item"
                  onClick={() => openRecord(collection, other, true)}
                >
                  <span class="related-name">
                    <Name properties={properties} />
                  </span>
                  <span class="quiet">
                    {shortFacts(own, properties, 3)
                      .map((fact) => fact.value)
                      .join(' · ')}
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
