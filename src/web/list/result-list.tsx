/** The list of results: the accessible equivalent of the map. */
import { Icon } from '../shell/icon.tsx';
import { numberText } from '../shell/number.ts';
import { Empty, NearMisses, ReadingNote } from '../shell/parts.tsx';
import { collection, language, narrow, place, text } from '../state/app.ts';
import { nearMisses } from '../state/facets.ts';
import {
  firstPage,
  furtherStatus,
  isEstimated,
  isOnlyNear,
  listed,
  loadMore,
  matched,
  rows,
  settled,
} from '../state/results.ts';
import { openTool } from '../state/tool.ts';
import { SavedViewsButton } from '../views/saved-views-button.tsx';
import { LIST_FACTS, ResultItem } from './result-item.tsx';
import { useShownNames } from './shown-names.ts';

function ShareButton() {
  return (
    <button
      type="button"
      class="icon-button"
      aria-label={text.value.share}
      title={text.value.share}
      onClick={() => openTool('share')}
    >
      <Icon name="share" />
    </button>
  );
}

/** How many records match, announced when it changes. */
export function Count() {
  const count = matched.value;
  const what = collection.value.label[language.value];
  const { status } = firstPage.current.value;
  const { about, near, count: exactly } = text.value;
  const counted = isEstimated.value ? about : isOnlyNear.value ? near : exactly;
  return (
    <div class="count">
      <h2 aria-live="polite">
        {count !== undefined
          ? counted(numberText(count, language.value), what)
          : status === 'failed'
            ? what
            : text.value.counting}
      </h2>
      <span class="count-buttons">
        <ShareButton />
        <SavedViewsButton />
      </span>
    </div>
  );
}

function Failed() {
  const failure = firstPage.current.value.failure;
  return (
    <div class="notice" role="alert">
      <p class="notice-title">{text.value.failed}</p>
      <p class="quiet">{failure?.status === 0 ? text.value.offline : failure?.message}</p>
      <button type="button" class="pill" onClick={firstPage.retry}>
        {text.value.retry}
      </button>
    </div>
  );
}

const SKELETONS = [1, 2, 3, 4, 5, 6];

function Loading() {
  return (
    <ul class="results" aria-hidden="true">
      {SKELETONS.map((n) => (
        <li key={n} class="result skeleton">
          <span />
          <span />
          <span />
        </li>
      ))}
    </ul>
  );
}

function More() {
  const count = matched.value;
  const shown = listed.value.length;
  if (count === undefined || shown >= count) return null;
  return (
    <div class="more">
      <span class="quiet">
        {text.value.loaded(numberText(shown, language.value), numberText(count, language.value))}
      </span>
      <button type="button" class="pill" disabled={furtherStatus.value === 'loading'} onClick={loadMore}>
        {furtherStatus.value === 'loading'
          ? text.value.loading
          : furtherStatus.value === 'failed'
            ? text.value.retry
            : text.value.loadMore}
      </button>
    </div>
  );
}

export function ResultList() {
  const { status } = firstPage.current.value;
  const items = listed.value;
  const active = collection.value;
  useShownNames(items, active, LIST_FACTS);
  if (status === 'failed') return <Failed />;
  if (!settled.value && items.length === 0) return <Loading />;
  const note = place.value.q && <ReadingNote only={narrow.value && 'notes'} />;
  if (settled.value && items.length === 0)
    return (
      <>
        {note}
        <Empty />
      </>
    );
  return (
    <div aria-busy={!settled.value}>
      {note}
      <ul class="results" aria-label={text.value.results}>
        {rows.value.map((item) => (
          <ResultItem key={item.id} collection={active} item={item} />
        ))}
      </ul>
      <More />
      {settled.value && (note || nearMisses.value[0]) && <NearMisses found={items.length} />}
    </div>
  );
}
