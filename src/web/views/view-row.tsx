/** One saved view, and the link to what is shown now. */
import { useSignal } from '@preact/signals';
import { VIEWS } from '../../domain/maps/index.ts';
import { placeFrom } from '../../domain/place.ts';
import { Icon } from '../shell/icon.tsx';
import { language, text } from '../state/app.ts';
import { currentLink, deleteView, linkTo, openView, type View } from '../state/views.ts';
import { texts } from './texts.ts';

function CopyButton({ link, label, className }: { link: () => string; label: string; className: string }) {
  const copied = useSignal<'no' | 'yes' | 'failed'>('no');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(link());
      copied.value = 'yes';
    } catch {
      copied.value = 'failed';
    }
  };
  return (
    <>
      <button type="button" class={className} aria-label={label} title={label} onClick={copy}>
        <Icon name={copied.value === 'yes' ? 'check' : 'link'} />
        {className === 'pill' && (copied.value === 'yes' ? text.value.copied : label)}
      </button>
      <span class="visually-hidden" role="status">
        {copied.value === 'yes' ? text.value.copied : ''}
      </span>
      {copied.value === 'failed' && (
        <input
          class="view-link"
          type="text"
          readOnly
          aria-label={label}
          value={link()}
          onFocus={(event) => event.currentTarget.select()}
        />
      )}
    </>
  );
}

/** Copies the link to what is shown. */
export const CopyCurrent = () => (
  <CopyButton link={() => linkTo(currentLink())} label={text.value.copyLink} className="pill" />
);

export function ViewRow({ view, close }: { view: View; close: () => void }) {
  const map = VIEWS.find(({ id }) => id === placeFrom(view.search).map);
  return (
    <li class="view-row">
      <a
        class="view-open"
        href={linkTo(view)}
        onClick={(event) => {
          if (event.metaKey || event.ctrlKey || event.shiftKey) return;
          event.preventDefault();
          openView(view);
          close();
        }}
      >
        <span class="view-name">{view.name}</span>
        <span class="quiet">
          {map?.label[language.value]} · {view.day}
        </span>
      </a>
      <CopyButton
        link={() => linkTo(view)}
        label={texts.value.copyLinkTo(view.name)}
        className="icon-button"
      />
      <button
        type="button"
        class="icon-button"
        aria-label={texts.value.deleteView(view.name)}
        title={texts.value.deleteView(view.name)}
        onClick={() => deleteView(view.id)}
      >
        <Icon name="trash" />
      </button>
    </li>
  );
}
