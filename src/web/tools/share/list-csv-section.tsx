/** Saves the current list as CSV, whole, however long it is. */
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { Icon } from '../../shell/icon.tsx';
import { numberText } from '../../shell/number.ts';
import { collection, language, text } from '../../state/app.ts';
import { matched, ordered } from '../../state/results.ts';
import { csvBlob, saveFile } from '../save-file.ts';
import { csvPath, listCsv } from './list-csv.ts';
import { texts } from './texts.ts';

export function ListCsv() {
  const done = useSignal<number | 'failed' | undefined>(undefined);
  const abort = useRef<AbortController | undefined>(undefined);
  useEffect(() => () => abort.current?.abort(), []);
  const { id, label } = collection.value;
  const count = matched.value;
  const written = (value: number) => numberText(value, language.value);
  const what =
    count === undefined ? label[language.value] : text.value.count(written(count), label[language.value]);
  const loading = typeof done.value === 'number';
  const save = async () => {
    if (loading) return;
    abort.current = new AbortController();
    done.value = 0;
    try {
      const table = await listCsv(
        id,
        ordered.peek(),
        (records) => {
          done.value = records;
        },
        abort.current.signal,
      );
      saveFile(`${id}.csv`, csvBlob(table));
      done.value = undefined;
    } catch {
      done.value = 'failed';
    }
  };
  return (
    <section>
      <h3>{texts.value.csv}</h3>
      <p class="quiet share-note">{texts.value.csvHint(what)}</p>
      <div class="share-buttons">
        <button type="button" class="pill" disabled={count === 0} aria-disabled={loading} onClick={save}>
          <Icon name="download" />
          {loading && count
            ? texts.value.csvProgress(written(Math.min(Number(done.value), count)), written(count))
            : texts.value.csvSave}
        </button>
        <a class="link" href={csvPath(id, ordered.value)}>
          {texts.value.csvAddress}
        </a>
      </div>
      <p role="status">{done.value === 'failed' ? texts.value.csvFailed : ''}</p>
    </section>
  );
}
