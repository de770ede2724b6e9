/** The card of the open record. */
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { collectionOf } from '../../domain/maps/index.ts';
import { fieldsOf, IDENTITY } from '../../domain/record.ts';
import { adopt } from '../adopt.ts';
import { askedFields, facts } from '../list/facts.ts';
import { Fresh, isEnding } from '../list/fresh.tsx';
import { Name, plainName } from '../list/name.tsx';
import { Icon } from '../shell/icon.tsx';
import { later } from '../shell/later.tsx';
import { UnitSwitches } from '../shell/unit-switch.tsx';
import { mapStatus } from '../state/about.ts';
import { language, map, narrow, place, text } from '../state/app.ts';
import { loadNames } from '../state/names.ts';
import { closeRecord, closeZoom, flyTo, type Opened, opened, openItem } from '../state/opened.ts';
import { pickOf } from '../state/picks.ts';
import { switchable } from '../state/units.ts';
import { Actions, ContactButton } from './actions.tsx';
import { AroundHere } from './around-here.tsx';
import style from './card-parts.css?inline';
import { Cases } from './cases.tsx';
import { Contact } from './contact.tsx';
import { FactList } from './fact-list.tsx';
import { Gone } from './gone.tsx';
import { Pictures } from './pictures.tsx';
import { productFacts } from './product-facts.ts';
import { Provenance } from './provenance.tsx';
import { Related } from './related.tsx';
import { texts as cardTexts } from './texts.ts';
import { texts } from './trust-texts.ts';

adopt(style);

const ClosedStops = later(async () => (await import('./visit-actions.tsx')).ClosedStops);

/** `top` stays in sight beside the way back. */
function Frame({
  children,
  label,
  top,
}: {
  children: ComponentChildren;
  label: string;
  top?: ComponentChildren;
}) {
  const root = useRef<HTMLElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    root.current?.focus({ preventScroll: true });
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, []);
  return (
    <article
      class="card"
      ref={root}
      tabIndex={-1}
      aria-label={label}
      onKeyDown={(event) => event.key === 'Escape' && closeRecord()}
    >
      <div class="card-top">
        <button
          type="button"
          class="icon-button card-close"
          aria-label={text.value.close}
          onClick={closeRecord}
        >
          <Icon name={narrow.value ? 'back' : 'close'} />
        </button>
        {top}
      </div>
      {children}
    </article>
  );
}

function Body({ found }: { found: Opened }) {
  const { item } = found;
  const { properties } = item;
  const collection = collectionOf(found.collection)!;
  useEffect(() => loadNames(Object.entries(fieldsOf(collection)), [item]), [item, collection]);
  const [status] = facts(collection, properties, ['status']);
  const first = [...new Set([...askedFields(), ...collection.card])].filter((name) => name !== 'status');
  const otherNames = Object.keys(collection.fields).filter(
    (name) => name !== 'status' && !first.includes(name),
  );
  const placeNames = Object.keys(IDENTITY).filter(
    (name) => !name.startsWith('name_') && !first.includes(name),
  );
  const isPlaced = typeof properties.lon === 'number';
  return (
    <>
      <header class="card-head">
        <h2>
          <Name properties={properties} />
        </h2>
        <p class="card-tags">
          {status && <span class={`tag status-${String(properties.status)}`}>{status.value}</span>}
          <Fresh properties={properties} as="tag tag-quiet" />
          {properties.is_sample === true && <span class="tag tag-quiet">{text.value.sampleMark}</span>}
        </p>
      </header>
      <Actions pick={pickOf({ collection: collection.id, id: item.id }, properties)} />
      {collection.visit && <ClosedStops collection={collection.id} id={item.id} />}
      <FactList
        facts={[...facts(collection, properties, first), ...productFacts(collection, properties)]}
        properties={properties}
        prominent
        fading={isEnding(properties)}
      />
      <UnitSwitches fields={switchable(collection)} />
      <FactList facts={facts(collection, properties, placeNames)} properties={properties} />
      {collection.withheld && <p class="quiet card-note">{collection.withheld[language.value]}</p>}
      {isPlaced && mapStatus.value !== 'failed' && (
        <button type="button" class="link" onClick={() => flyTo(item, closeZoom(collection.id) + 1)}>
          <Icon name="pin" />
          {cardTexts.value.showOnMap}
        </button>
      )}
      <Contact collection={collection} item={item} />
      <FactList
        title={cardTexts.value.details}
        facts={facts(collection, properties, otherNames)}
        properties={properties}
      />
      <Related collection={collection} id={item.id} />
      {collection.geometry !== 'None' && <AroundHere collection={collection.id} id={item.id} />}
      <Cases properties={properties} />
      <Pictures media={found.media} />
      <Provenance collection={collection} item={item} />
    </>
  );
}

export function RecordCard() {
  const found = openItem.value;
  const { status, failure } = opened.current.value;
  const { open } = place.value;
  if (found)
    return (
      <Frame
        key={found.item.id}
        label={plainName(found.item.properties)}
        top={
          <>
            <p class="kicker">
              {map.value.verb[language.value]} · {collectionOf(found.collection)!.label[language.value]}
            </p>
            <ContactButton />
          </>
        }
      >
        <Body found={found} />
      </Frame>
    );
  if (status === 'failed') {
    if (failure?.status === 410 && open)
      return (
        <Frame label={texts.value.recordGone}>
          <header class="card-head">
            <h2>{texts.value.recordGone}</h2>
          </header>
          <Gone {...open} />
        </Frame>
      );
    const missing = failure?.status === 404;
    return (
      <Frame label={cardTexts.value.record}>
        <div class="notice" role="alert">
          <p class="notice-title">{missing ? cardTexts.value.recordMissing : text.value.failed}</p>
          {!missing && (
            <button type="button" class="pill" onClick={opened.retry}>
              {text.value.retry}
            </button>
          )}
        </div>
      </Frame>
    );
  }
  return (
    <Frame label={cardTexts.value.record}>
      <p class="quiet card-loading">{text.value.loading}</p>
    </Frame>
  );
}
