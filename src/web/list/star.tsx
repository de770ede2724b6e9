/** The button that puts a record of the list on the shortlist, or takes it off. */
import { Icon } from '../shell/icon.tsx';
import { text } from '../state/app.ts';
import { isFull, isPicked, type Shortlisted, togglePick } from '../state/picks.ts';

export function Star({ pick, name }: { pick: Shortlisted; name: string }) {
  const picked = isPicked(pick);
  const full = isFull.value && !picked;
  const label = full ? text.value.pickFull : text.value.pickOne(name);
  return (
    <button
      type="button"
      class="star"
      aria-pressed={picked}
      aria-disabled={full || undefined}
      aria-label={label}
      title={full ? label : picked ? text.value.picked : text.value.pick}
      onClick={() => togglePick(pick)}
    >
      <Icon name="star" />
    </button>
  );
}
