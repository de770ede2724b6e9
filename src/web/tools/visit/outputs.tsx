/** What a visitor takes away: a calendar file, a printed sheet, a link. */
import { useSignal } from '@preact/signals';
import { Icon } from '../../shell/icon.tsx';
import { calendarOf } from './appointments.ts';
import type { Planned } from './planning.ts';
import { texts } from './texts.ts';

function download(name: string, content: string): void {
  const url = URL.createObjectURL(new Blob([content], { type: 'text/calendar;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken it by the next task; not all have at once.
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}

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
      <button
        type="button"
        class="primary"
        onClick={() => download(`visit-${planned.frame.date}.ics`, calendarOf(planned))}
      >
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
