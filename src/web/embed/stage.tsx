/** The map where it is in view, and its picture while it is not: browsers give a page few drawing contexts. */
import { signal, useSignalEffect } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { basemapLines } from '../../domain/basemap.ts';
import type { Camera } from '../../domain/camera.ts';
import { CITY } from '../../domain/city.ts';
import { boxOf } from '../../domain/embed/page.ts';
import { engine } from '../map/current-engine.ts';
import { Legend } from '../map/legend.tsx';
import { isSample, mapStatus, release, releases } from '../state/about.ts';
import { tilesFailed } from '../state/aggregates.ts';
import { calm, isRead, language, place, text } from '../state/app.ts';
import { basemap } from '../state/basemap.ts';
import { startCounting } from '../state/counting.ts';
import { startCamera, startPlace } from '../state/setting.ts';
import { loaded } from './announce.ts';
import { Controls } from './controls.tsx';
import { page } from './page.ts';
import { until } from './until.ts';
import { words } from './words.ts';

const { parts, gestures } = page.options;

/** A frame that is scrolled past and back soon keeps its map, in milliseconds. */
const PATIENCE = 1500;
/** How long a hint stands, in milliseconds; its fading takes the rest of three seconds. */
const HINT = 2000;

const inView = signal(false);
/** Whether the browser has taken the drawing context away, which it does where a page has too many. */
const lost = signal(false);
const drawn = signal(false);
const hint = signal<'wheel' | 'fingers' | undefined>(undefined);

/** Where the map was when it was put away. */
let camera: Camera | undefined = startCamera;

let hintTimer: ReturnType<typeof setTimeout> | undefined;

function hinted(): void {
  hint.value = matchMedia('(pointer: coarse)').matches ? 'fingers' : 'wheel';
  clearTimeout(hintTimer);
  hintTimer = setTimeout(() => {
    hint.value = undefined;
  }, HINT);
}

/** Whether a legend leaves enough of the map in sight. */
const isRoomy = window.innerWidth >= 760 && window.innerHeight >= 480;

const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent);

const poster = document.querySelector('.poster')?.innerHTML ?? '';

let isCounting = false;

/** A frame that nobody has scrolled to is no view. */
function countOnce(): void {
  if (isCounting) return;
  isCounting = true;
  startCounting('embed', startPlace);
}

async function wake(holder: HTMLElement): Promise<void> {
  const [{ startMap }] = await Promise.all([
    import('../map/engine.ts'),
    until(() => ['ready', 'failed'].includes(releases.current.value.status) && isRead.value),
  ]);
  if (!inView.peek() || engine.peek()) return;
  const started = startMap(holder, { camera, cooperative: gestures === 'coop', blocked: hinted });
  const box = boxOf(place.peek().params.division, page.divisions);
  if (!camera && box) started.fit(box);
  engine.value = started;
  mapStatus.value = 'drawn';
  await started.settled();
  if (engine.peek() !== started) return;
  drawn.value = true;
  loaded();
}

/** Puts the map away and leaves a picture of it. */
function rest(still: HTMLElement | null): void {
  const current = engine.peek();
  if (!current) return;
  camera = current.camera();
  if (drawn.peek() && still && !lost.peek()) still.replaceChildren(current.still());
  drawn.value = false;
  engine.value = undefined;
  current.remove();
}

function Lines() {
  const { approvalNumber } = CITY;
  const day = release.value?.data_as_of;
  return (
    <p class="map-lines">
      <span>{(basemapLines(basemap.value) ?? CITY.attribution)[language.value]}</span>
      <span class="trust-lines">
        {isSample.value && <strong>{text.value.sampleData}</strong>}
        <span>{approvalNumber ? text.value.approval(approvalNumber) : text.value.noApproval}</span>
        {day && <span>{text.value.dataAsOf(day)}</span>}
      </span>
    </p>
  );
}

export function Stage() {
  const root = useRef<HTMLElement>(null);
  const holder = useRef<HTMLDivElement>(null);
  const still = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const seen = new IntersectionObserver((entries) => {
      inView.value = entries.at(-1)!.isIntersecting;
      if (inView.peek()) countOnce();
    });
    seen.observe(root.current!);
    // A canvas that is printed is empty; its picture is not.
    const before = () => drawn.peek() && still.current?.replaceChildren(engine.peek()!.still());
    window.addEventListener('beforeprint', before);
    const onLost = () => {
      // What is put away loses its context too.
      if (!engine.peek()) return;
      lost.value = true;
      rest(still.current);
    };
    holder.current!.addEventListener('webglcontextlost', onLost, true);
    return () => {
      seen.disconnect();
      window.removeEventListener('beforeprint', before);
    };
  }, []);
  useSignalEffect(() => {
    if (mapStatus.peek() === 'failed') return;
    if (inView.value && !lost.value) {
      wake(holder.current!).catch(() => {
        mapStatus.value = 'failed';
      });
      return;
    }
    if (lost.value) return;
    const timer = setTimeout(() => rest(still.current), PATIENCE);
    return () => clearTimeout(timer);
  });
  return (
    <section class="map" ref={root} aria-label={text.value.mapSection}>
      <div
        class={`poster${drawn.value ? ' is-covered' : ''}`}
        ref={still}
        dangerouslySetInnerHTML={{ __html: poster }}
      />
      <div class={`map-canvas${drawn.value ? ' is-drawn' : ''}`} ref={holder} />
      {lost.value && (
        <button
          type="button"
          class="pill embed-resume"
          onClick={() => {
            lost.value = false;
          }}
        >
          {words.value.resume}
        </button>
      )}
      {tilesFailed.value && (
        <p class="map-message" role="status">
          {text.value.tilesFailed}{' '}
          <button type="button" class="link" onClick={() => engine.peek()?.retry()}>
            {text.value.retry}
          </button>
        </p>
      )}
      {gestures === 'coop' && (
        <p
          class={`embed-hint${hint.value ? ' is-shown' : ''}${calm.value ? ' is-calm' : ''}`}
          aria-hidden="true"
        >
          {hint.value === 'fingers'
            ? words.value.useFingers
            : isMac
              ? words.value.useWheelMac
              : words.value.useWheel}
        </p>
      )}
      {parts.controls && engine.value && <Controls engine={engine.value} />}
      <div class="map-notes">
        {parts.legend && drawn.value && <Legend open={isRoomy} />}
        <Lines />
      </div>
    </section>
  );
}
