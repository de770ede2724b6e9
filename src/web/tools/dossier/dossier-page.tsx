/** One record on one sheet of paper. */

import { CITY } from '../../../domain/city.ts';
import { mapWith } from '../../../domain/maps/index.ts';
import { fieldOf, fieldsOf, IDENTITY, PROVENANCE } from '../../../domain/record.ts';
import { facts } from '../../list/facts.ts';
import { Name } from '../../list/name.tsx';
import { releases } from '../../state/about.ts';
import { language, text } from '../../state/app.ts';
import type { Ready } from '../../state/held-records.ts';
import { today } from '../../state/today.ts';
import { QrCode } from '../qr-code.tsx';
import { SchematicMap } from './schematic-map.tsx';
import { texts } from './texts.ts';

type Line = { name: string; label: string; value: string; quiet?: boolean };

function Facts({ title, lines, className }: { title?: string; lines: readonly Line[]; className: string }) {
  if (lines.length === 0) return null;
  return (
    <section class={className}>
      {title && <h3>{title}</h3>}
      <dl>
        {lines.map(({ name, label, value, quiet }) => (
          <div key={name} class={value.length > 44 ? 'wide' : undefined}>
            <dt>{label}</dt>
            <dd class={quiet ? 'quiet' : undefined}>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** The fields named, those without a value said to have none. */
function stated({ collection, item }: Ready, names: readonly string[]): Line[] {
  return names.flatMap((name): Line[] => {
    const field = fieldOf(collection, name);
    if (!field) return [];
    const [fact] = facts(collection, item.properties, [name]);
    const label = field.label[language.value];
    return [fact ?? { name, label, value: texts.value.unstated, quiet: true }];
  });
}

const SOURCE = Object.keys(PROVENANCE).filter(
  (name) => !name.startsWith('contact_') && name !== 'visibility',
);
const CONTACT = Object.keys(PROVENANCE).filter((name) => name.startsWith('contact_'));

export function DossierPage({ ready }: { ready: Ready }) {
  const { collection, item } = ready;
  const { properties } = item;
  const map = mapWith(collection.id)!;
  const isSample = properties.is_sample === true;
  const zh = String(properties.name_zh ?? '');
  const en = typeof properties.name_en === 'string' ? properties.name_en : '';
  const other = language.value === 'zh' ? en : en && zh;
  const [status] = facts(collection, properties, ['status']);
  const card = collection.card.filter((name) => name !== 'status');
  const others = Object.keys(fieldsOf(collection)).filter(
    (name) =>
      name !== 'status' &&
      !name.startsWith('name_') &&
      !Object.hasOwn(PROVENANCE, name) &&
      !collection.card.includes(name),
  );
  const places = others.filter((name) => Object.hasOwn(IDENTITY, name));
  const details = others.filter((name) => !Object.hasOwn(IDENTITY, name));
  const contact = facts(collection, properties, CONTACT);
  const day = releases.current.value.value?.[map.id]?.data_as_of;
  const address = new URL(`/records/${collection.id}/${item.id}`, location.href).href;
  const { approvalNumber, attribution, name } = CITY;
  return (
    <article class="dossier-page on-paper" style={{ '--hue': map.color }} aria-label={String(other || zh)}>
      <header class="dossier-head">
        <p class="dossier-brand">
          {text.value.product} <span class="quiet">{text.value.productSub}</span> · {name[language.value]}
        </p>
        {isSample && <p class="dossier-sample">{texts.value.sample}</p>}
      </header>
      <p class="kicker dossier-kicker">
        <span>
          {map.label[language.value]} · {collection.label[language.value]}
        </span>
        {status && <span class={`tag status-${String(properties.status)}`}>{status.value}</span>}
      </p>
      <h2>
        <Name properties={properties} />
      </h2>
      {other && (
        <p class="dossier-other" lang={language.value === 'zh' ? 'en' : 'zh-CN'}>
          {other}
        </p>
      )}
      <Facts className="dossier-key" lines={stated(ready, card)} />
      <div class="dossier-middle">
        <SchematicMap item={item} />
        <div>
          <Facts className="dossier-place" lines={facts(collection, properties, places)} />
          <section class="dossier-contact">
            <h3>{texts.value.contact}</h3>
            {contact.length === 0 && <p class="quiet">{text.value.noContact}</p>}
            <dl>
              {contact.map(({ name: field, label, value }) => (
                <div key={field}>
                  <dt>{label}</dt>
                  <dd>{value}</dd>
                </div>
              ))}
            </dl>
          </section>
        </div>
      </div>
      <Facts
        className="dossier-details"
        title={texts.value.details}
        lines={facts(collection, properties, details)}
      />
      <footer class="dossier-foot">
        <div class="dossier-origin">
          <Facts
            className="dossier-source"
            title={texts.value.source}
            lines={[
              ...stated(ready, SOURCE),
              ...(day ? [{ name: 'as-of', label: texts.value.asOf, value: day }] : []),
              { name: 'printed', label: texts.value.printedOn, value: today.value },
            ]}
          />
          <p class="quiet">
            {texts.value.latest} <span class="dossier-address">{address}</span>
          </p>
          <p class="quiet">
            {attribution[language.value]} ·{' '}
            {approvalNumber ? text.value.approval(approvalNumber) : text.value.noApproval}
          </p>
        </div>
        <QrCode text={address} label={texts.value.qr} tooLong={texts.value.qrTooLong} />
      </footer>
    </article>
  );
}
