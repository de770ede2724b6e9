/** Where a record comes from, how fresh it is, and its lasting address. */
import { useSignal } from '@preact/signals';
import { answeringOffice } from '../../domain/answering-office.ts';
import type { Collection } from '../../domain/kinds.ts';
import type { Item } from '../api.ts';
import { Written } from '../list/written.tsx';
import { Icon } from '../shell/icon.tsx';
import { release } from '../state/about.ts';
import { language, text } from '../state/app.ts';
import { texts as cardTexts } from './texts.ts';
import { texts } from './trust-texts.ts';

export function Provenance({ collection, item }: { collection: Collection; item: Item }) {
  const { source_dept: department, source_no: number, verified_at, valid_until } = item.properties;
  const copied = useSignal(false);
  const path = `/records/${collection.id}/${item.id}`;
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(new URL(path, location.href).href);
      copied.value = true;
    } catch {
      copied.value = false;
    }
  };
  const rows: [string, unknown][] = [
    [texts.value.asOf, release.value?.data_as_of],
    [cardTexts.value.verifiedOn, verified_at ?? texts.value.notStated],
    [cardTexts.value.validUntil, valid_until ?? texts.value.noEnd],
    [texts.value.responsible, answeringOffice(item.properties) ?? texts.value.notStated],
    [cardTexts.value.source, department],
    [cardTexts.value.sourceNumber, number],
  ];
  return (
    <footer class="provenance">
      <dl class="facts">
        {rows
          .filter(([, value]) => typeof value === 'string' && value !== '')
          .map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>
                <Written value={String(value)} />
              </dd>
            </div>
          ))}
      </dl>
      <p class="card-links">
        <a class="pill" href={`${path}?lang=${language.value}`}>
          <Icon name="page" />
          {cardTexts.value.permanentPage}
        </a>
        <button type="button" class="pill" onClick={copy}>
          <Icon name={copied.value ? 'check' : 'link'} />
          <span aria-live="polite">{copied.value ? text.value.copied : text.value.copyLink}</span>
        </button>
      </p>
    </footer>
  );
}
