/** Product, city, language and appearance. */
import { CITY } from '../../domain/city.ts';
import { go, language, text, theme } from '../state/app.ts';
import { Icon } from './icon.tsx';

export function Header() {
  const dark = theme.value === 'dark';
  return (
    <header class="header">
      <h1 class="brand">
        <img src="/media/favicon.svg" alt="" width="28" height="28" />
        <span class="brand-name">{text.value.product}</span>
        <span class="brand-sub">{text.value.productSub}</span>
        <span class="brand-city">{CITY.name[language.value]}</span>
      </h1>
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
