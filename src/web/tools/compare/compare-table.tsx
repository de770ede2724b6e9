/** Records side by side, as a table that keeps its first column and its heads in sight. */
import type { ComponentChildren } from 'preact';
import { Name, plainName } from '../../list/name.tsx';
import { Icon } from '../../shell/icon.tsx';
import { numberText } from '../../shell/number.ts';
import { go, language, text } from '../../state/app.ts';
import { type Held, hold, type Ready } from '../../state/held-records.ts';
import { shownName } from '../../state/names.ts';
import { openRecord } from '../../state/opened.ts';
import { keyText, type RecordKey } from '../../state/record-key.ts';
import { unitOf } from '../../state/units.ts';
import { type Cell, type Row, rows, SECTIONS } from './rows.ts';
import { texts } from './texts.ts';

export type Column = { key: RecordKey; held: Held };

function show({ collection, id }: RecordKey): void {
  openRecord(collection, id, true);
  go({ tool: undefined }, 'replace');
}

function Head({ column, remove }: { column: Column; remove: (key: RecordKey) => void }) {
  const { held, key } = column;
  const ready = held.status === 'ready' ? held : undefined;
  const name = ready ? plainName(ready.item.properties) : key.id;
  return (
    <th scope="col" class="compare-head">
      <button
        type="button"
        class="icon-button"
        aria-label={texts.value.removeColumn(name)}
        title={texts.value.removeColumn(name)}
        onClick={() => remove(key)}
      >
        <Icon name="close" />
      </button>
      {ready && (
        <>
          <span class="kicker">{ready.collection.label[language.value]}</span>
          <a
            class="compare-name"
            href={`/records/${key.collection}/${key.id}?lang=${language.value}`}
            title={texts.value.open(name)}
            onClick={(event) => {
              if (event.metaKey || event.ctrlKey || event.shiftKey) return;
              event.preventDefault();
              show(key);
            }}
          >
            <Name properties={ready.item.properties} />
          </a>
          {ready.item.properties.is_sample === true && (
            <span class="tag tag-quiet">{text.value.sampleMark}</span>
          )}
        </>
      )}
      {held.status === 'loading' && <span class="quiet">{text.value.loading}</span>}
      {held.status === 'gone' && <span class="warning">{texts.value.gone}</span>}
      {held.status === 'failed' && (
        <span>
          {texts.value.failed}{' '}
          <button type="button" class="link" onClick={() => hold([key])}>
            {texts.value.retry}
          </button>
        </span>
      )}
    </th>
  );
}

/** A way to reach somebody is a link. */
function linked(name: string, words: string): ComponentChildren {
  if (name === 'contact_phone') return <a href={`tel:${words.replaceAll(/[^\d+]/g, '')}`}>{words}</a>;
  if (name === 'contact_mailbox') return <a href={`mailto:${words}`}>{words}</a>;
  return words;
}

function ValueCell({ cell, row, index }: { cell: Cell | undefined; row: Row; index: number }) {
  if (cell === undefined) return <td />;
  if (cell === 'unstated') return <td class="quiet">{texts.value.unstated}</td>;
  if (cell === 'inapplicable')
    return (
      <td class="quiet" title={texts.value.inapplicable}>
        <span aria-hidden="true">–</span>
        <span class="visually-hidden">{texts.value.inapplicable}</span>
      </td>
    );
  const best = row.best?.columns.has(index) ? row.best : undefined;
  return (
    <td class={best && 'is-best'}>
      <span class="compare-value">
        {linked(row.name, cell.text)}
        {best && <span class="tag merit">{texts.value[best.merit]}</span>}
      </span>
    </td>
  );
}

type Props = { columns: readonly Column[]; onlyDifferences: boolean; remove: (key: RecordKey) => void };

export function CompareTable({ columns, onlyDifferences, remove }: Props) {
  const ready = columns.flatMap(({ held }) => (held.status === 'ready' ? [held] : []));
  const compared = ready.map(({ collection, item }) => ({ collection, properties: item.properties }));
  const all = rows(compared, language.value, shownName, unitOf);
  const shown = onlyDifferences ? all.filter(({ differs }) => differs) : all;
  /** Rows have a cell for every record that is there; the table has a column for every one that was asked for. */
  const placeOf = (held: Held) => ready.indexOf(held as Ready);
  return (
    <section class="compare-scroll" aria-label={texts.value.caption(String(columns.length))}>
      <table class="compare-table" style={{ '--columns': columns.length }}>
        <caption class="visually-hidden">
          {texts.value.caption(numberText(columns.length, language.value))}
        </caption>
        <thead>
          <tr>
            <td class="compare-corner">
              <span class="visually-hidden">{texts.value.field}</span>
            </td>
            {columns.map((column) => (
              <Head key={keyText(column.key)} column={column} remove={remove} />
            ))}
          </tr>
        </thead>
        {SECTIONS.map((section) => {
          const members = shown.filter((row) => row.section === section);
          if (members.length === 0) return null;
          return (
            <tbody key={section}>
              <tr class="compare-section">
                <th scope="rowgroup" colSpan={columns.length + 1}>
                  <span>{texts.value.sections[section]}</span>
                </th>
              </tr>
              {members.map((row) => (
                <tr
                  key={`${row.name} ${row.field.label[language.value]}`}
                  class={row.differs ? 'differs' : undefined}
                >
                  <th scope="row">
                    {row.field.label[language.value]}
                    {row.differs && <span class="visually-hidden"> ({texts.value.differs})</span>}
                  </th>
                  {columns.map(({ key, held }) => (
                    <ValueCell
                      key={keyText(key)}
                      cell={row.cells[placeOf(held)]}
                      row={row}
                      index={placeOf(held)}
                    />
                  ))}
                </tr>
              ))}
            </tbody>
          );
        })}
      </table>
      {ready.length > 0 && shown.length === 0 && <p class="quiet">{texts.value.noDifference}</p>}
    </section>
  );
}
