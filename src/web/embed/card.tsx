/** The open record: its name, what matters of it, and the ways on. */
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { collectionOf } from '../../domain/maps/index.ts';
import { fieldsOf } from '../../domain/record.ts';
import { facts } from '../list/facts.ts';
import { Fresh } from '../list/fresh.tsx';
import { Name, plainName } from '../list/name.tsx';
import { Written } from '../list/written.tsx';
import { Icon } from '../shell/icon.tsx';
import { text } from '../state/app.ts';
import { loadNames } from '../state/names.ts';
import { closeRecord, type Opened, opened, openItem } from '../state/opened.ts';
import { enquired } from './announce.ts';
import { enquiryLink, recordLink } from './links.ts';
import { page } from './page.ts';
import { words } from './words.ts';

function Body({ found: { collection: id, item } }: { found: Opened }) {
  const collection = collectionOf(id)!;
  const { properties } = item;
  useEffect(() => loadNames(Object.entries(fieldsOf(collection)), [item]), [item]);
  const [status] = facts(collection, properties, ['status']);
  const names = [...collection.card.filter((name) => name !== 'status'), 'division'];
  return (
    <>
      <h2>
        <Name properties={properties} />
      </h2>
      <p class="card-tags">
        {status && <span class={`tag status-${String(properties.status)}`}>{status.value}</span>}
        <Fresh properties={properties} as="tag tag-quiet" />
        {properties.is_sample === true && <span class="tag tag-quiet">{text.value.sampleMark}</span>}
      </p>
      <dl class="embed-facts">
        {facts(collection, properties, names).map(({ name, label, value }) => (
          <div key={name}>
            <dt>{label}</dt>
            <dd>
              <Written value={value} />
            </dd>
          </div>
        ))}
      </dl>
      <p class="embed-actions">
        <a class="pill" href={recordLink(id, item.id)} target="_blank" rel="noopener">
          {words.value.openPage} ↗
        </a>
        {page.options.lead && (
          <a
            class="pill embed-lead"
            href={enquiryLink(id, item.id)}
            target="_blank"
            rel="noopener"
            onClick={() => enquired({ collection: id, id: item.id })}
          >
            {words.value.enquire}
          </a>
        )}
      </p>
    </>
  );
}

export function Card() {
  const found = openItem.value;
  const { status, failure } = opened.current.value;
  const root = useRef<HTMLElement>(null);
  useLayoutEffect(() => root.current?.focus({ preventScroll: true }), [found?.item.id]);
  const missing = failure?.status === 404 || failure?.status === 410;
  return (
    <article
      class="embed-card"
      ref={root}
      tabIndex={-1}
      aria-label={found ? plainName(found.item.properties) : words.value.record}
      onKeyDown={(event) => event.key === 'Escape' && closeRecord()}
    >
      <button type="button" class="link embed-back" onClick={closeRecord}>
        <Icon name="back" />
        {page.options.parts.list ? words.value.back : words.value.close}
      </button>
      {found && <Body found={found} />}
      {!found && status === 'failed' && (
        <p role="alert">{missing ? words.value.recordMissing : text.value.failed}</p>
      )}
      {!found && status !== 'failed' && <p class="quiet">{text.value.loading}</p>}
    </article>
  );
}
