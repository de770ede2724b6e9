/** `/intake`: a file is read, mapped, checked and drawn without leaving the computer. */
import { render } from 'preact';
import { CollectionChoice, FileChoice } from './choice.tsx';
import type { Stage } from './messages.ts';
import { Outcome } from './outcome.tsx';
import { Columns, Options } from './reading.tsx';
import { failed, file, prepare, stage, summary } from './state.ts';
import { figure, INTAKE, inWords, rowsText, t } from './text.ts';

const STAGES: Record<Stage, { zh: string; en: string }> = {
  city: INTAKE.stageCity,
  file: INTAKE.stageFile,
  rows: INTAKE.stageRows,
  map: INTAKE.stageMap,
};

/** What a screen reader is told: the stage, and the counts at the end. */
function said(): string {
  if (stage.value) return t(STAGES[stage.value.stage]);
  const found = summary.value;
  if (!found) return '';
  const counts = [
    [found.accepted, INTAKE.accepted],
    [found.faults.length, INTAKE.refused],
    [found.waiting, INTAKE.waiting],
  ] as const;
  return `${rowsText(found.rows)}: ${counts.map(([count, label]) => `${t(label)} ${figure(count)}`).join(', ')}`;
}

function Progress() {
  const { done, of } = stage.value ?? {};
  return (
    <div class="intake-progress">
      <p role="status" class={stage.value ? '' : 'unseen'}>
        {said()}
      </p>
      {stage.value && (
        <>
          <progress aria-label={t(STAGES[stage.value.stage])} max={of ?? 1} value={of ? done : undefined} />
          {of !== undefined && (
            <span class="quiet" aria-hidden="true">
              {figure(done ?? 0)} / {figure(of)}
            </span>
          )}
        </>
      )}
    </div>
  );
}

/** Nothing is wrong with the file: a choice below settles it. */
const UNSAID = new Set<string>(['headings', 'crs']);

function Failure() {
  const error = failed.value;
  if (!error) return null;
  const place = [
    error.row !== undefined && `${t(INTAKE.row)} ${error.row}`,
    error.column && `${t(INTAKE.column)} ${error.column}`,
    error.value && `${t(INTAKE.value)} “${error.value.slice(0, 60)}”`,
  ].filter(Boolean);
  return (
    <div class="notice" role="alert">
      <p>
        <strong>{t(UNSAID.has(error.code ?? '') ? INTAKE.unsaid : INTAKE.failed)}</strong>
        {place.length > 0 && ` · ${place.join(' · ')}`}
      </p>
      <p>{inWords(error.message)}</p>
      <p>{t(INTAKE.wayOut)}</p>
    </div>
  );
}

const Intake = () => (
  <>
    <CollectionChoice />
    <FileChoice />
    <Progress />
    <Failure />
    {file.value && (
      <section class="intake-step">
        <h2>{t(INTAKE.readAs)}</h2>
        <Options />
        <Columns />
      </section>
    )}
    <Outcome />
  </>
);

prepare();
render(<Intake />, document.querySelector('.intake')!);
