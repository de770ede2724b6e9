/** Views kept under a name: to open, to send as a link, to delete. */
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { adopt } from '../adopt.ts';
import { Icon } from '../shell/icon.tsx';
import { text } from '../state/app.ts';
import { isKept } from '../state/kept.ts';
import { LONGEST_NAME, saveView, views } from '../state/views.ts';
import { suggestedName } from './suggested-name.ts';
import { texts } from './texts.ts';
import { CopyCurrent, ViewRow } from './view-row.tsx';
import style from './views.css?inline';

adopt(style);

function NameForm() {
  const name = useSignal(suggestedName());
  const saved = useSignal(false);
  return (
    <form
      class="view-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (name.value.trim() === '') return;
        saveView(name.value);
        saved.value = true;
      }}
    >
      <label>
        <span>{texts.value.viewName}</span>
        <input
          type="text"
          required
          maxLength={LONGEST_NAME}
          value={name.value}
          onInput={(event) => {
            name.value = event.currentTarget.value;
            saved.value = false;
          }}
        />
      </label>
      <div class="view-actions">
        <button type="submit" class="primary">
          {texts.value.saveView}
        </button>
        <CopyCurrent />
      </div>
      <p class="quiet" role="status">
        {saved.value ? (isKept.value ? texts.value.viewSaved : texts.value.viewNotKept) : ''}
      </p>
    </form>
  );
}

export function SavedViews({ close }: { close: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  return (
    <dialog
      class="views"
      ref={dialog}
      aria-label={text.value.savedViews}
      onCancel={close}
      onClick={(event) => event.target === dialog.current && close()}
      onKeyDown={(event) => event.key === 'Escape' && close()}
    >
      <header class="panel-head">
        <h2>{text.value.savedViews}</h2>
        <button type="button" class="icon-button" aria-label={text.value.close} onClick={close}>
          <Icon name="close" />
        </button>
      </header>
      <div class="views-body">
        <NameForm />
        {views.value.length === 0 ? (
          <p class="views-empty quiet">{texts.value.noViews}</p>
        ) : (
          <ul class="view-list" aria-label={text.value.savedViews}>
            {views.value.map((view) => (
              <ViewRow key={view.id} view={view} close={close} />
            ))}
          </ul>
        )}
        <p class="quiet views-note">{texts.value.viewsHere}</p>
      </div>
    </dialog>
  );
}
