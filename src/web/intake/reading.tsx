/** How the file is read: what was told from it, what can be said otherwise, and which column is which field. */
import { collectionOf } from '../../domain/maps/index.ts';
import { givenFields } from '../../domain/record.ts';
import { LEFT_OUT, SYSTEM_CHOICES } from '../../import/chosen-columns.ts';
import { CRS, type Crs, crsNamed } from '../../import/coordinate-systems.ts';
import type { IntakeColumn } from '../../import/intake.ts';
import { choices, choose, collection, opened, summary } from './state.ts';
import { CRS_LABELS, ENCODINGS } from './systems.ts';
import { INTAKE, t } from './text.ts';

type Option = readonly [value: string, label: string];

function Select(props: {
  label: string;
  value: string | undefined;
  told: string | undefined;
  options: readonly Option[];
  onChoose(value: string | undefined): void;
}) {
  const { label, value = '', told, options, onChoose } = props;
  return (
    <label>
      {label}
      <select value={value} onChange={({ currentTarget }) => onChoose(currentTarget.value || undefined)}>
        <option value="">
          {t(INTAKE.auto)}
          {told ? ` · ${told}` : ''}
        </option>
        {options.map(([id, words]) => (
          <option key={id} value={id}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}

const headingRowsOf = (text: string): [number, number] | undefined => {
  const [, first, last] = /^\s*(\d+)(?:\s*[-–]\s*(\d+))?\s*$/.exec(text) ?? [];
  return first === undefined ? undefined : [Number(first), Number(last ?? first)];
};

export function Options() {
  const { crs, encoding, sheet, headingRows, source, dollar } = choices.value;
  const sheets = opened.value?.sheets ?? (sheet ? [sheet] : []);
  const told = (what: string) => opened.value?.detected.find((one) => one.what === what)?.value;
  const foundCrs = summary.value?.crs;
  return (
    <div class="intake-options">
      <Select
        label={t(INTAKE.crs)}
        value={crs}
        told={
          crs === undefined && foundCrs
            ? t(CRS_LABELS[foundCrs] ?? { zh: foundCrs, en: foundCrs })
            : undefined
        }
        options={CRS.map((id) => [id, t(CRS_LABELS[id]!)])}
        onChoose={(value) => choose({ crs: value === undefined ? undefined : (crsNamed(value) as Crs) })}
      />
      <Select
        label={t(INTAKE.encoding)}
        value={encoding}
        told={encoding === undefined ? opened.value?.encoding : undefined}
        options={ENCODINGS}
        onChoose={(value) => choose({ encoding: value })}
      />
      {sheets.length > 0 && (
        <Select
          label={t(INTAKE.sheet)}
          value={sheet}
          told={sheet === undefined ? opened.value?.sheet : undefined}
          options={sheets.map((name) => [name, name])}
          onChoose={(value) => choose({ sheet: value, columns: {} })}
        />
      )}
      <label>
        {t(INTAKE.headingRow)}
        <input
          inputMode="numeric"
          placeholder={told('headings')?.replace('in row ', '') ?? t(INTAKE.headingRowHint)}
          title={t(INTAKE.headingRowHint)}
          value={headingRows?.join('-') ?? ''}
          onChange={({ currentTarget }) => choose({ headingRows: headingRowsOf(currentTarget.value) })}
        />
      </label>
      <label>
        {t(INTAKE.source)}
        <input
          value={source ?? ''}
          onChange={({ currentTarget }) => choose({ source: currentTarget.value.trim() || undefined })}
        />
      </label>
      <label>
        {t(INTAKE.dollar)}
        <input
          inputMode="decimal"
          value={dollar ?? ''}
          onChange={({ currentTarget }) => {
            const value = Number(currentTarget.value);
            choose({ dollar: value > 0 ? value : undefined });
          }}
        />
      </label>
    </div>
  );
}

function ColumnRow({ column, options }: { column: IntakeColumn; options: readonly Option[] }) {
  const { heading, readAs, sample } = column;
  return (
    <tr class={readAs === undefined ? 'unread' : ''}>
      <th scope="row">{heading}</th>
      <td class="quiet">{sample}</td>
      <td>
        <select
          aria-label={`${t(INTAKE.field)}: ${heading}`}
          value={readAs ?? ''}
          onChange={({ currentTarget }) =>
            choose({ columns: { ...choices.value.columns, [heading]: currentTarget.value } })
          }
        >
          {readAs === undefined && <option value="">{t(INTAKE.kept)}</option>}
          <option value={LEFT_OUT}>{t(INTAKE.leftOut)}</option>
          <optgroup label={t(INTAKE.fields)}>
            {options.map(([id, words]) => (
              <option key={id} value={id}>
                {words}
              </option>
            ))}
          </optgroup>
          <optgroup label={t(INTAKE.places)}>
            {SYSTEM_CHOICES.map(({ choice, label }) => (
              <option key={choice} value={choice}>
                {t(label)}
              </option>
            ))}
          </optgroup>
        </select>
      </td>
    </tr>
  );
}

export function Columns() {
  const columns = opened.value?.columns;
  if (!columns) return null;
  const fields = Object.entries(givenFields(collectionOf(collection.value)!)).map(
    ([name, { label, required }]): Option => [name, `${t(label)}${required ? ' *' : ''}`],
  );
  return (
    <>
      <h3>{t(INTAKE.columns)}</h3>
      <p class="quiet">{t(INTAKE.columnsHint)}</p>
      <section class="intake-scroll" tabindex={0} aria-label={t(INTAKE.columns)}>
        <table class="intake-columns">
          <thead>
            <tr>
              <th scope="col">{t(INTAKE.heading)}</th>
              <th scope="col">{t(INTAKE.sample)}</th>
              <th scope="col">{t(INTAKE.field)}</th>
            </tr>
          </thead>
          <tbody>
            {columns.map((column, i) => (
              <ColumnRow key={`${i} ${column.heading}`} column={column} options={fields} />
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}
