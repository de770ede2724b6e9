/** What a visitor takes away: a calendar file, a printed sheet, a link. */
import { useSignal } from '@preact/signals';
import { Icon } from '../../shell/icon.tsx';
import { saveFile } from '../save-file.ts';
import { calendarOf } from './appointments.ts';
import type { Planned } from './planning.ts';
import { texts } from './texts.ts';

const save = (planned: Planned): void =>
  saveFile(
    `visit-${planned.frame.date}.ics`,
    new Blob([calendarOf(planned)], { type: 'text/calendar;charset=utf-8' }),
  );

export function Outputs({ planned, clear }: { planned: Planned; clear: () => void }) {
  const copied = useSignal<'no' | 'yes' | 'shown'>('no');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(location.href);
      copied.value = 'yes';
    } catch {
      copied.value = 'shown';
    }
  };
  return (
    <div class="visit-out">
      <button type="button" class="primary" onClick={() => save(planned)}>
        {texts.value.download}
      </button>
      <button type="button" class="pill" onClick={() => window.print()}>
        <Icon name="page" />
        {texts.value.print}
      </button>
      <button type="button" class="pill" onClick={copy}>
        <Icon name={copied.value === 'yes' ? 'check' : 'link'} />
        <span aria-live="polite">{copied.value === 'yes' ? texts.value.copied : texts.value.copy}</span>
      </button>
      <button type="button" class="pill" onClick={clear}>
        <Icon name="trash" />
        {texts.value.clear}
      </button>
      {copied.value === 'shown' && (
        <input
          class="view-link"
          readOnly
          aria-label={texts.value.link}
          value={location.href}
          onFocus={(event) => event.currentTarget.select()}
        />
      )}
    </div>
  );
}
