/** Product, city, language and appearance. */
import { CITY } from '../../domain/city.ts';
import { go, language, text, theme } from '../state/app.ts';
import { picks } from '../state/picks.ts';
import { openTool } from '../state/tool.ts';
import { Icon } from './icon.tsx';
import { numberText } from './number.ts';

function ShortlistButton() {
  const count = picks.value.length;
  const label = text.value.shortlist(numberText(count, language.value));
  return (
    <button
      type="button"
      class="icon-button shortlist-button"
      aria-label={label}
      title={label}
      onClick={() => openTool('shortlist')}
    >
      <Icon name="star" />
      {count > 0 && (
        <span class="badge" aria-hidden="true">
          {numberText(count, language.value)}
        </span>
      )}
    </button>
  );
}

/** The product's mark, as in `media/favicon.svg`, without a request of its own. */
const Mark = () => (
  <svg class="brand-mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
    <rect width="32" height="32" rx="8" fill="#0f7b8a" />
    <path fill="#fff" d="M16 5l4.5 2.6v5.2l-4.5 2.6l-4.5-2.6v-5.2z" />
    <path fill="#bfe3e6" d="M10.5 14.7l4.5 2.6v5.2l-4.5 2.6l-4.5-2.6v-5.2z" />
    <path fill="#7cc6cc" d="M21.5 14.7l4.5 2.6v5.2l-4.5 2.6l-4.5-2.6v-5.2z" />
  </svg>
);

export function Header() {
  const dark = theme.value === 'dark';
  return (
    <header class="header">
      <h1 class="brand">
        <Mark />
        <span class="brand-name">{text.value.product}</span>
        <span class="brand-sub">{text.value.productSub}</span>
        <span class="brand-city">{CITY.name[language.value]}</span>
      </h1>
      <ShortlistButton />
      <button
        type="button"
        class="quiet-button"
        aria-label={text.value.switchLanguageLabel}
        onClick={() => go({ language: language.value === 'zh' ? 'en' : 'zh' }, 'replace')}
      >
        {text.value.switchLanguage}
      </button>
      <button
        type="button"
        class="icon-button"
        title={dark ? text.value.toLight : text.value.toDark}
        aria-label={dark ? text.value.toLight : text.value.toDark}
        onClick={() => go({ theme: dark ? 'light' : 'dark' }, 'replace')}
      >
        <Icon name={dark ? 'sun' : 'moon'} />
      </button>
    </header>
  );
}
