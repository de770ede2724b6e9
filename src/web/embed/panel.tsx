/** Beside the map, or below it to be pulled up: what is shown, how many, the list or the open record. */
import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { mapOf } from '../../domain/maps/index.ts';
import { Chips } from '../filter/chips.tsx';
import { useShownNames } from '../list/shown-names.ts';
import { Icon } from '../shell/icon.tsx';
import { numberText } from '../shell/number.ts';
import {
  collection,
  go,
  language,
  map,
  narrow,
  place,
  switchCollection,
  switchMap,
  text,
} from '../state/app.ts';
import {
  firstPage,
  furtherStatus,
  isEstimated,
  listed,
  loadMore,
  matched,
  reading,
  settled,
} from '../state/results.ts';
import { Card } from './card.tsx';
import { Item } from './item.tsx';
import { fullLink } from './links.ts';
import { page } from './page.ts';
import { SearchField } from './search-field.tsx';
import { words } from './words.ts';

const { parts, maps, height } = page.options;

/** Whether the panel is pulled up over the map, where it lies below it. */
export const pulledUp = signal(false);

/** Whether it lies below the map. */
const isSheet = () => height !== 'auto' && (narrow.value || !parts.list);

function Head() {
  const count = matched.value;
  const what = collection.value.label[language.value];
  return (
    <header class="embed-head">
      <h1>
        <a href={fullLink()} target="_blank" rel="noopener" title={words.value.openFull}>
          {map.value.label[language.value]}
        </a>
      </h1>
      <p class="embed-count" aria-live="polite">
        {count === undefined
          ? text.value.counting
          : (isEstimated.value ? text.value.about : text.value.count)(
              numberText(count, language.value),
              what,
            )}
      </p>
      {isSheet() && (
        <button
          type="button"
          class="icon-button embed-pull"
          aria-expanded={pulledUp.value}
          aria-label={pulledUp.value ? text.value.sheetDown : text.value.sheetUp}
          onClick={() => {
            pulledUp.value = !pulledUp.value;
          }}
        >
          <Icon name={pulledUp.value ? 'down' : 'up'} />
        </button>
      )}
    </header>
  );
}

function Maps() {
  if (maps.length < 2) return null;
  return (
    <nav class="embed-maps" aria-label={text.value.maps}>
      {maps.map((id) => (
        <button
          type="button"
          key={id}
          aria-current={id === map.value.id ? 'true' : undefined}
          onClick={() => switchMap(id)}
        >
          {mapOf(id)!.label[language.value]}
        </button>
      ))}
    </nav>
  );
}

function PartnerLine() {
  const { logo, action, name } = page.partner ?? {};
  if (!name || !(logo || action)) return null;
  return (
    <p class="embed-partner">
      {logo ? <img src={logo} alt={name[language.value]} height={28} /> : <span>{name[language.value]}</span>}
      {action && (
        <a class="pill" href={action.url} target="_blank" rel="noopener">
          {action.label[language.value]} ↗
        </a>
      )}
    </p>
  );
}

function Collections() {
  const { collections } = map.value;
  if (collections.length < 2) return null;
  return (
    <fieldset class="embed-maps" aria-label={text.value.collections}>
      {collections.map((one) => (
        <button
          type="button"
          key={one.id}
          aria-pressed={one.id === collection.value.id}
          onClick={() => switchCollection(one)}
        >
          {one.label[language.value]}
        </button>
      ))}
    </fieldset>
  );
}

function List() {
  const items = listed.value;
  const active = collection.value;
  const { status } = firstPage.current.value;
  useShownNames(items, active, 3);
  if (status === 'failed')
    return (
      <div class="notice" role="alert">
        <p class="notice-title">{text.value.failed}</p>
        <button type="button" class="pill" onClick={firstPage.retry}>
          {text.value.retry}
        </button>
      </div>
    );
  if (!settled.value && items.length === 0) return <p class="notice">{text.value.loading}</p>;
  if (settled.value && items.length === 0) return <p class="notice">{text.value.empty}</p>;
  const corrected = reading.value?.corrected;
  const more = (matched.value ?? 0) > items.length;
  return (
    <div aria-busy={!settled.value}>
      {corrected && <p class="quiet list-note">{words.value.searchCorrected(corrected)}</p>}
      <ul class="results" aria-label={text.value.results}>
        {items.map((item) => (
          <Item key={item.id} collection={active} item={item} />
        ))}
      </ul>
      {more && (
        <p class="embed-more">
          <button type="button" class="link" disabled={furtherStatus.value === 'loading'} onClick={loadMore}>
            {furtherStatus.value === 'failed' ? text.value.retry : text.value.loadMore}
          </button>
          <a class="link" href={fullLink()} target="_blank" rel="noopener">
            {words.value.seeAll} ↗
          </a>
        </p>
      )}
    </div>
  );
}

function Ignored() {
  if (page.warnings.length === 0) return null;
  return (
    <p class="warning">
      {words.value.ignored}{' '}
      {page.warnings.map(({ parameter, value }) => `${parameter}=${value ?? ''}`).join(', ')}
    </p>
  );
}

export function Panel() {
  const { open } = place.value;
  useEffect(() => {
    if (open) pulledUp.value = true;
    else if (!parts.list) pulledUp.value = false;
  }, [open?.id]);
  const hidden = isSheet() && !pulledUp.value;
  return (
    <section
      class={`embed-panel${pulledUp.value && isSheet() ? ' is-up' : ''}`}
      aria-label={text.value.panel}
    >
      <Head />
      <div class="embed-body" inert={hidden}>
        {open ? (
          <Card key={open.id} />
        ) : (
          <>
            <PartnerLine />
            {parts.search && <SearchField change={(q) => go({ q })} />}
            <Maps />
            {parts.list && <Collections />}
            <Chips />
            <Ignored />
            {parts.list && <List />}
          </>
        )}
      </div>
    </section>
  );
}
