/** What became of the rows: counts, reasons, the sketch, and the files to save. */
import type { ComponentChildren } from 'preact';
import type { Fault, PlaceWanted } from '../../import/report.ts';
import { Picture } from './picture.tsx';
import { collection, save, saved, summary } from './state.ts';
import { figure, INTAKE, inWords, moreText, rowsText, t } from './text.ts';

/** Rows written out on the page; the copy has all. */
const SHOWN = 200;

function Rows(props: { title: string; head: string[]; count: number; children: ComponentChildren }) {
  const { title, head, count, children } = props;
  return (
    <>
      <h3>{`${title}（${figure(count)}）`}</h3>
      <section class="intake-scroll" tabindex={0} aria-label={title}>
        <table class="intake-rows">
          <thead>
            <tr>
              {head.map((one) => (
                <th key={one} scope="col">
                  {one}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>{children}</tbody>
        </table>
      </section>
      {count > SHOWN && <p class="quiet">{moreText(count - SHOWN)}</p>}
    </>
  );
}

const Refused = ({ faults }: { faults: readonly Fault[] }) => (
  <Rows
    title={t(INTAKE.refusedRows)}
    head={[t(INTAKE.row), t(INTAKE.column), t(INTAKE.value), t(INTAKE.reason)]}
    count={faults.length}
  >
    {faults.slice(0, SHOWN).map(({ row, column, value, reason }, i) => (
      <tr key={i}>
        <th scope="row">{row}</th>
        <td>{column}</td>
        <td>{value}</td>
        <td>{inWords(reason)}</td>
      </tr>
    ))}
  </Rows>
);

const Waiting = ({ places }: { places: readonly PlaceWanted[] }) => (
  <Rows
    title={t(INTAKE.waitingRows)}
    head={[t(INTAKE.row), t(INTAKE.name), t(INTAKE.address), t(INTAKE.reason)]}
    count={places.length}
  >
    {places.slice(0, SHOWN).map(({ row, name, address, reason }) => (
      <tr key={row}>
        <th scope="row">{row}</th>
        <td>{name}</td>
        <td>{address}</td>
        <td>{inWords(reason)}</td>
      </tr>
    ))}
  </Rows>
);

const Count = ({ kind, count, label }: { kind: string; count: number; label: string }) => (
  <li class={`${kind}${count === 0 ? ' none' : ''}`}>
    <strong>{figure(count)}</strong> {label}
  </li>
);

function Remarks({ title, lines }: { title: string; lines: string[] }) {
  if (lines.length === 0) return null;
  return (
    <details>
      <summary>{`${title}（${figure(lines.length)}）`}</summary>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </details>
  );
}

function Save({ canHand, canReturn }: { canHand: boolean; canReturn: boolean }) {
  const name = saved.value?.name;
  return (
    <section class="intake-step">
      <h2>{t(INTAKE.save)}</h2>
      <p class="actions">
        {canHand && (
          <button type="button" class="button" onClick={() => save('batch')}>
            {t(INTAKE.saveBatch)}
          </button>
        )}
        {canReturn && (
          <button type="button" class="button quiet-button" onClick={() => save('copy')}>
            {t(INTAKE.saveCopy)}
          </button>
        )}
      </p>
      <p role="status">{name && `${t(INTAKE.saved)}${name}`}</p>
      {canReturn && <p class="quiet">{t(INTAKE.copyHint)}</p>}
      {saved.value?.what === 'batch' && (
        <>
          <p>{t(INTAKE.next)}</p>
          <pre>
            <code>{`npx relitu import "${name}" --collection ${collection.value}`}</code>
          </pre>
        </>
      )}
    </section>
  );
}

export function Outcome() {
  const found = summary.value;
  if (!found) return null;
  const { accepted, waiting, faults, places, rows } = found;
  return (
    <>
      <section class="intake-step">
        <h2>{`${t(INTAKE.outcome)} · ${rowsText(rows)}`}</h2>
        <ul class="intake-counts">
          <Count kind="accepted" count={accepted} label={t(INTAKE.accepted)} />
          <Count kind="refused" count={faults.length} label={t(INTAKE.refused)} />
          <Count kind="waiting" count={waiting} label={t(INTAKE.waiting)} />
        </ul>
        {faults.length > 0 && <Refused faults={faults} />}
        {places.length > 0 && <Waiting places={places} />}
        <Remarks
          title={t(INTAKE.repairs)}
          lines={found.repairs.map(
            ({ what, rows: at }) =>
              `${inWords(what)} – ${at === '' ? t(INTAKE.wholeFile) : `${t(INTAKE.row)} ${at}`}`,
          )}
        />
        <Remarks title={t(INTAKE.notes)} lines={found.notes.map(inWords)} />
        <Picture />
      </section>
      <Save canHand={accepted + waiting > 0} canReturn={faults.length + waiting > 0} />
    </>
  );
}
