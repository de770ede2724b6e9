/** Saves the map as a picture. */
import { useSignal } from '@preact/signals';
import { Icon } from '../../shell/icon.tsx';
import { map } from '../../state/app.ts';
import { saveFile } from '../save-file.ts';
import { currentPicture } from './save-picture.ts';
import { texts } from './texts.ts';

export function MapPicture() {
  const status = useSignal<'idle' | 'making' | 'failed'>('idle');
  const save = async () => {
    if (status.peek() === 'making') return;
    status.value = 'making';
    try {
      saveFile(`${texts.value.pictureFile}-${map.value.id}.png`, await currentPicture());
      status.value = 'idle';
    } catch {
      status.value = 'failed';
    }
  };
  return (
    <section>
      <h3>{texts.value.picture}</h3>
      <p class="quiet share-note">{texts.value.pictureHint}</p>
      <button type="button" class="pill" aria-disabled={status.value === 'making'} onClick={save}>
        <Icon name="download" />
        {status.value === 'making' ? texts.value.pictureMaking : texts.value.pictureSave}
      </button>
      <p role="status">{status.value === 'failed' ? texts.value.pictureFailed : ''}</p>
    </section>
  );
}
