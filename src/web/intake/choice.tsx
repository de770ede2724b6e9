/** What the page asks first: the collection and the file. */
import { useSignal } from '@preact/signals';
import { MAPS } from '../../domain/maps/index.ts';
import { chooseCollection, chooseFile, city, collection, file, language, prepare } from './state.ts';
import { figure, INTAKE, t } from './text.ts';

function CityState() {
  const state = city.value;
  if (typeof state !== 'object')
    return <p class="quiet">{t(state === 'here' ? INTAKE.cityHere : INTAKE.cityAsked)}</p>;
  return (
    <p class="notice" role="alert">
      {t(INTAKE.cityFailed)}（{state.message}）{' '}
      <button type="button" class="button quiet-button" onClick={prepare}>
        {t(INTAKE.again)}
      </button>
    </p>
  );
}

export function CollectionChoice() {
  return (
    <section class="intake-step">
      <h2>
        <label for="intake-collection">{t(INTAKE.collection)}</label>
      </h2>
      <select
        id="intake-collection"
        value={collection.value}
        onChange={({ currentTarget }) => chooseCollection(currentTarget.value)}
      >
        {MAPS.map((map) => (
          <optgroup key={map.id} label={t(map.label)}>
            {map.collections.map(({ id, label }) => (
              <option key={id} value={id}>
                {t(label)}
              </option>
            ))}
          </optgroup>
        ))}
      </select>{' '}
      <a
        class="intake-template"
        href={`/intake/templates/${collection.value}.xlsx?lang=${language}`}
        download
      >
        {t(INTAKE.template)}
      </a>
      <CityState />
    </section>
  );
}

const kilobytes = (size: number) =>
  size < 1e6 ? `${figure(Math.ceil(size / 1e3))} kB` : `${figure(Math.round(size / 1e5) / 10)} MB`;

export function FileChoice() {
  const isOver = useSignal(false);
  const one = file.value;
  const take = (files: FileList | null | undefined) => files?.[0] && chooseFile(files[0]);
  return (
    <section class="intake-step">
      <h2 id="intake-file-title">{t(INTAKE.file)}</h2>
      <label
        class={`intake-drop${isOver.value ? ' over' : ''}${one ? ' filled' : ''}`}
        onDragOver={(event) => {
          event.preventDefault();
          isOver.value = true;
        }}
        onDragLeave={() => {
          isOver.value = false;
        }}
        onDrop={(event) => {
          event.preventDefault();
          isOver.value = false;
          take(event.dataTransfer?.files);
        }}
      >
        <input
          type="file"
          aria-labelledby="intake-file-title intake-file-words"
          accept=".xlsx,.csv,.tsv,.txt,.geojson,.json,.geojsonl,.zip,.kml,.kmz"
          onChange={({ currentTarget }) => {
            take(currentTarget.files);
            // The same file, put right, may be chosen again.
            currentTarget.value = '';
          }}
        />
        <span id="intake-file-words">
          <strong>{one ? one.name : t(INTAKE.drop)}</strong>
          <span class="quiet">{one ? `${kilobytes(one.size)} · ${t(INTAKE.another)}` : t(INTAKE.kinds)}</span>
        </span>
      </label>
    </section>
  );
}
