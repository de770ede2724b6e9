/** What was reported of others in the industries of the open record. */
import { computed } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { type Items, itemsPath, type Properties, readItems } from '../api.ts';
import { Name } from '../list/name.tsx';
import { Written } from '../list/written.tsx';
import { language } from '../state/app.ts';
import { remote } from '../state/remote.ts';
import { texts } from './trust-texts.ts';

const MOST = 4;

export function Cases({ properties }: { properties: Properties }) {
  const industries = Array.isArray(properties.industries) ? properties.industries.join() : '';
  const cases = useMemo(() => {
    const url = itemsPath('cases', [
      ['industries', industries],
      ['limit', String(MOST)],
      ['skipGeometry', 'true'],
    ]);
    return remote<Items>(
      computed(() => (industries === '' ? undefined : url)),
      readItems,
    );
  }, [industries]);
  const { value } = cases.current.value;
  if (!value || value.features.length === 0) return null;
  return (
    <section class="related">
      <h3>{texts.value.cases}</h3>
      <ul class="plainlist">
        {value.features.map(({ id, properties: { figure, reported_on, ...names } }) => (
          <li key={id}>
            <a class="related-item" href={`/records/cases/${id}?lang=${language.value}`}>
              <span class="related-name">
                <Name properties={names} />
              </span>
              <span class="quiet">
                <Written
                  value={[figure, reported_on].filter((part) => typeof part === 'string').join('；')}
                />
              </span>
            </a>
          </li>
        ))}
      </ul>
      <p class="quiet fine">{texts.value.casesHint}</p>
    </section>
  );
}
