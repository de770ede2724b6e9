/** What a visitor can do with the open record. */
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

/** To the office below, with the keyboard as well. */
function reach(event: Event): void {
  const contact = (event.currentTarget as Element).closest('.card')?.querySelector('.contact');
  contact?.scrollIntoView({ block: 'start' });
  contact?.querySelector<HTMLElement>('a,button')?.focus({ preventScroll: true });
}

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
      <button type="button" class="pill" onClick={reach}>
        <Icon name="phone" />
        {cardTexts.value.contact}
      </button>
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
      <button type="button" class="pill" onClick={() => openTool('share')}>
        <Icon name="share" />
        {text.value.share}
      </button>
      <button type="button" class="pill" onClick={() => openTool('dossier', keyText(pick))}>
        <Icon name="print" />
        {cardTexts.value.print}
      </button>
    </div>
  );
}
