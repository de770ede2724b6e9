/** Says that the data is a sample, for as long as it is. */

import { bannerDismissed, isSample } from '../state/about.ts';
import { language, text } from '../state/app.ts';
import { Icon } from './icon.tsx';

export function Banner() {
  if (!isSample.value || bannerDismissed.value) return null;
  return (
    <section class="banner" aria-label={text.value.sampleData}>
      <p>
        {text.value.banner}
        {language.value === 'en' && ' '}
        <a href={`/about?lang=${language.value}#import`}>{text.value.bannerLink}</a>
      </p>
      <button
        type="button"
        class="icon-button"
        aria-label={text.value.dismiss}
        onClick={() => {
          bannerDismissed.value = true;
        }}
      >
        <Icon name="close" />
      </button>
    </section>
  );
}
