/** The place of “around here” on a card; what is in it is loaded when it is shown. */
import { useSignal } from '@preact/signals';
import type { ComponentType } from 'preact';
import { useEffect } from 'preact/hooks';
import { SHOWN_AROUND } from '../../domain/around/surroundings.ts';
import { text } from '../state/app.ts';
import { texts as cardTexts } from './texts.ts';

type Section = ComponentType<{ collection: string; id: string }>;

export function AroundHere({ collection, id }: { collection: string; id: string }) {
  const wanted = useSignal(SHOWN_AROUND.includes(collection));
  const loaded = useSignal<Section | undefined>(undefined);
  const attempt = useSignal<number | 'failed'>(0);
  useEffect(() => {
    if (!wanted.value || attempt.value === 'failed') return;
    import('../around/around-section.tsx')
      .then(({ AroundSection }) => {
        loaded.value = AroundSection;
      })
      .catch(() => {
        attempt.value = 'failed';
      });
  }, [wanted.value, attempt.value]);
  const Section = loaded.value;
  return (
    <section class="around">
      <h3>{cardTexts.value.aroundHere}</h3>
      {!wanted.value && (
        <button type="button" class="pill" onClick={() => (wanted.value = true)}>
          {cardTexts.value.lookAround}
        </button>
      )}
      {attempt.value === 'failed' && (
        <p role="alert">
          {text.value.failed}{' '}
          <button type="button" class="pill" onClick={() => (attempt.value = 1)}>
            {text.value.retry}
          </button>
        </p>
      )}
      {Section ? (
        <Section collection={collection} id={id} />
      ) : (
        wanted.value && attempt.value !== 'failed' && <p class="quiet">{text.value.loading}</p>
      )}
    </section>
  );
}
