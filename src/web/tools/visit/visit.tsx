/** Plans a visit of stops of any map: order, times, and what to take along. */
import { useSignal } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { IDENTITY } from '../../../domain/record.ts';
import {
  DWELL,
  EMPTY,
  MOST_STOPS,
  type Stay,
  stayKey,
  type Visit,
  visitFrom,
  visitText,
} from '../../../domain/visit/address.ts';
import { firstDay } from '../../../domain/visit/plan.ts';
import { adopt } from '../../adopt.ts';
import { plainName } from '../../list/name.tsx';
import { Icon } from '../../shell/icon.tsx';
import { numberText } from '../../shell/number.ts';
import { language, narrow } from '../../state/app.ts';
import { loadNames } from '../../state/names.ts';
import { today } from '../../state/today.ts';
import { ownVisit } from '../../state/visit.ts';
import type { ToolProps } from '../tools.ts';
import { AddPicks } from './add-picks.tsx';
import { AddStop } from './add-stop.tsx';
import { FittingRoutes } from './fitting-routes.tsx';
import { FrameControls } from './frame-controls.tsx';
import { LeftList } from './left-list.tsx';
import { showOnMap, useMapLine } from './map-line.ts';
import { Outputs } from './outputs.tsx';
import { PlanView } from './plan-view.tsx';
import { type Planned, planned as plannedOf, staysInOrder } from './planning.ts';
import { found, hubs, loadHubs, loadRecords } from './records.ts';
import type { Edit } from './stop-row.tsx';
import { Summary } from './summary.tsx';
import { texts } from './texts.ts';
import style from './visit.css?inline';

adopt(style);

/** Puts the keyboard back on the button that was pressed, whose stop has moved. */
function refocus(root: HTMLElement | null, key: string, button: string): void {
  requestAnimationFrame(() =>
    root?.querySelector<HTMLElement>(`[data-key="${key}"] .visit-${button}`)?.focus(),
  );
}

function SensibleButton({ own, order }: { own: boolean; order: () => void }) {
  return (
    <button type="button" class="pill" aria-disabled={!own} onClick={() => own && order()}>
      <Icon name={own ? 'undo' : 'check'} />
      {own ? texts.value.sensible : texts.value.sensibleOn}
    </button>
  );
}

function OnMapButton({ planned }: { planned: Planned }) {
  return (
    <button type="button" class="pill" onClick={() => showOnMap(planned)}>
      <Icon name="pin" />
      {texts.value.onMap}
    </button>
  );
}

export function Tool({ state, setState }: ToolProps) {
  const root = useRef<HTMLDivElement>(null);
  const said = useSignal('');
  const visit = useMemo(() => visitFrom(state), [state]);
  const planned = useMemo(
    () => plannedOf(visit, found.value, hubs.value, today.value),
    [visit, found.value, hubs.value, today.value],
  );
  // What others have sent is not the visitor's own until it is changed; then going back undoes it here too.
  const mine = useRef(state === '' || state === ownVisit.peek());
  const write = (next: Visit, how: 'push' | 'replace' = 'push') => {
    mine.current = true;
    ownVisit.value = visitText(next);
    setState(ownVisit.value, how);
  };
  const change = (part: Partial<Visit>) => write({ ...visit, ...part });

  useEffect(() => {
    if (state === '' && ownVisit.peek()) setState(ownVisit.peek(), 'replace');
    void loadHubs();
  }, []);
  useEffect(() => {
    if (mine.current && state !== '') ownVisit.value = state;
  }, [state]);
  useEffect(() => loadRecords(visit.stays), [visit]);
  useEffect(() => {
    loadNames(
      [['zone', IDENTITY.zone]],
      planned.placed.map(({ item }) => item),
    );
  }, [planned]);
  useEffect(() => {
    if (visit.date || visit.stays.length === 0 || planned.pending > 0) return;
    const leads = planned.placed.flatMap(({ rules }) => rules.lead ?? []);
    write({ ...visit, date: firstDay(leads, today.value) }, 'replace');
  }, [visit, planned]);
  useMapLine(planned);

  const { placed, plan, pending, left } = planned;
  const nameAt = (at: number) => plainName(placed[plan.order[at]!]!.item.properties);
  const edit: Edit = {
    move(from, to) {
      const stays = staysInOrder(planned);
      const [moved] = stays.splice(from, 1);
      stays.splice(to, 0, moved!);
      said.value = texts.value.moved(nameAt(from), numberText(to + 1, language.value));
      change({ stays, own: true });
      refocus(root.current, stayKey(moved!), to < from ? 'up' : 'down');
    },
    remove(at) {
      const { key } = placed[plan.order[at]!]!;
      said.value = texts.value.removed(nameAt(at));
      change({ stays: visit.stays.filter((stay) => stayKey(stay) !== key) });
      root.current?.focus();
    },
    stay(at, minutes) {
      const { key } = placed[plan.order[at]!]!;
      const dwell = Math.min(DWELL.most, Math.max(DWELL.least, Math.round(minutes)));
      change({ stays: visit.stays.map((stay) => (stayKey(stay) === key ? { ...stay, dwell } : stay)) });
    },
  };
  const add = (stays: Stay[], name = '') => {
    said.value = name && texts.value.added(name);
    change({ stays: [...visit.stays, ...stays].slice(0, MOST_STOPS) });
  };

  // Stops come one by one at first; later the plan stays in sight while another is read.
  const complete = useRef(false);
  if (pending === 0) complete.current = visit.stays.length > 0;
  return (
    <div class="visit" ref={root} tabIndex={-1}>
      <AddStop visit={visit} add={add} />
      <p class="visually-hidden" role="status">
        {said.value}
      </p>
      {visit.stays.length === 0 ? (
        <div class="notice">
          <p class="notice-title">{texts.value.emptyTitle}</p>
          <AddPicks visit={visit} add={add} />
          <FittingRoutes />
          <p class="quiet">{texts.value.empty}</p>
        </div>
      ) : (
        <FrameControls visit={visit} change={change} />
      )}
      {pending > 0 && (
        <p class="quiet" role="status">
          {texts.value.reading}
        </p>
      )}
      {visit.stays.length > 0 && complete.current && (
        <>
          <Summary planned={planned} />
          <div class="visit-order">
            <SensibleButton
              own={visit.own}
              order={() => {
                said.value = texts.value.sensibleDone;
                change({ own: false });
              }}
            />
            <AddPicks visit={visit} add={add} />
            {narrow.value && <OnMapButton planned={planned} />}
          </div>
          <PlanView visit={visit} planned={planned} edit={edit} />
          <LeftList
            left={left}
            remove={(key) => change({ stays: visit.stays.filter((stay) => stayKey(stay) !== key) })}
            retry={() => loadRecords(visit.stays)}
          />
          <Outputs planned={planned} clear={() => write(EMPTY)} />
        </>
      )}
    </div>
  );
}
