/** Where a record comes from, how fresh it is, and its lasting address. */
import { useSignal } from '@preact/signals';
import type { Collection } from '../../domain/kinds.ts';
import type { Item } from '../api.ts';
import { Icon } from '../shell/icon.tsx';
import { language, text } from '../state/app.ts';

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
    [text.value.source, department],
    [text.value.sourceNumber, number],
    [text.value.verifiedOn, verified_at],
    [text.value.validUntil, valid_until],
  ];
  return (
    <footer class="provenance">
      <dl class="facts">
        {rows
          .filter(([, value]) => typeof value === 'string' && value !== '')
          .map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{String(value)}</dd>
            </div>
          ))}
      </dl>
      <p class="card-links">
        <a class="pill" href={`${path}?lang=${language.value}`}>
          <Icon name="page" />
          {text.value.permanentPage}
        </a>
        <button type="button" class="pill" onClick={copy}>
          <Icon name={copied.value ? 'check' : 'link'} />
          <span aria-live="polite">{copied.value ? text.value.copied : text.value.copyLink}</span>
        </button>
      </p>
    </footer>
  );
}
