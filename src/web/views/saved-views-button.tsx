/** The way to the saved views. */
import { useSignal } from '@preact/signals';
import { Icon } from '../shell/icon.tsx';
import { SavedViews } from '../shell/parts.tsx';
import { text } from '../state/app.ts';

export function SavedViewsButton() {
  const isOpen = useSignal(false);
  return (
    <>
      <button
        type="button"
        class="icon-button"
        aria-haspopup="dialog"
        aria-label={text.value.savedViews}
        title={text.value.savedViews}
        onPointerEnter={SavedViews.prefetch}
        onClick={() => {
          isOpen.value = true;
        }}
      >
        <Icon name="bookmark" />
      </button>
      {isOpen.value && (
        <SavedViews
          close={() => {
            isOpen.value = false;
          }}
        />
      )}
    </>
  );
}
