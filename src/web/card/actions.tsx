/** What a visitor can do with the open record. */
import { SHOWN_AROUND } from '../../domain/around/surroundings.ts';
import { collectionOf } from '../../domain/maps/index.ts';
import { Icon } from '../shell/icon.tsx';
import { later } from '../shell/later.tsx';
import { text } from '../state/app.ts';
import { isFull, isPicked, type Shortlisted, togglePick } from '../state/picks.ts';
import { keyText } from '../state/record-key.ts';
import { openTool } from '../state/tool.ts';
import { EnquireButton } from './enquire-button.tsx';
import { texts as cardTexts } from './texts.ts';

const VisitActions = later(async () => (await import('./visit-actions.tsx')).VisitActions);

/** To a part of the card below, with the keyboard as well. */
function reach(event: Event, part: string): void {
  const found = (event.currentTarget as Element).closest('.card')?.querySelector(part);
  found?.scrollIntoView({ block: 'start' });
  found?.querySelector<HTMLElement>('a,button')?.focus({ preventScroll: true });
}

/** The way to the office that answers. */
export const ContactButton = () => (
  <button type="button" class="pill" onClick={(event) => reach(event, '.contact')}>
    <Icon name="phone" />
    {cardTexts.value.contact}
  </button>
);

export function Actions({ pick }: { pick: Shortlisted }) {
  const picked = isPicked(pick);
  const full = isFull.value && !picked;
  return (
    <div class="card-actions">
      {collectionOf(pick.collection)?.visit && (
        <EnquireButton class="pill" record={pick}>
          <Icon name="mail" />
        </EnquireButton>
      )}
      <button
        type="button"
        class="pill pick"
        aria-pressed={picked}
        disabled={full}
        title={full ? text.value.pickFull : undefined}
        onClick={() => togglePick(pick)}
      >
        <Icon name="star" />
        {picked ? text.value.picked : text.value.pick}
      </button>
      <VisitActions pick={pick} />
      {SHOWN_AROUND.includes(pick.collection) && (
        <button type="button" class="pill" onClick={(event) => reach(event, '.around')}>
          <Icon name="pin" />
          {cardTexts.value.suppliersAround}
        </button>
      )}
      <button type="button" class="pill" onClick={() => openTool('share')}>
        <Icon name="share" />
        <span>{text.value.share}</span>
      </button>
      <button type="button" class="pill" onClick={() => openTool('dossier', keyText(pick))}>
        <Icon name="print" />
        <span>{cardTexts.value.print}</span>
      </button>
    </div>
  );
}
