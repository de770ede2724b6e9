/** Who to reach about a record. */
import type { ComponentChildren } from 'preact';
import { answeringOffice } from '../../domain/answering-office.ts';
import type { Collection } from '../../domain/kinds.ts';
import { PROVENANCE } from '../../domain/record.ts';
import { valueText } from '../../domain/sentence.ts';
import type { Item } from '../api.ts';
import { Written } from '../list/written.tsx';
import { Icon, type IconName } from '../shell/icon.tsx';
import { language, text } from '../state/app.ts';
import { EnquireButton } from './enquire-button.tsx';
import { texts as cardTexts } from './texts.ts';

const given = (value: unknown): value is string => typeof value === 'string' && value !== '';

export function Contact({ collection, item }: { collection: Collection; item: Item }) {
  const {
    contact_phone: phone,
    contact_mailbox: mail,
    contact_hours: hours,
    contact_languages: languages,
  } = item.properties;
  const office = answeringOffice(item.properties);
  const line = (icon: IconName, label: string, content: ComponentChildren) => (
    <li>
      <Icon name={icon} />
      <span class="visually-hidden">{label}: </span>
      <span>{content}</span>
    </li>
  );
  const some = [office, phone, mail].some(given);
  return (
    <section class="contact">
      <h3>{cardTexts.value.contact}</h3>
      {!some && <p class="quiet">{text.value.noContact}</p>}
      <ul>
        {given(office) && line('office', cardTexts.value.office, <Written value={office} />)}
        {given(phone) &&
          line(
            'phone',
            cardTexts.value.phone,
            <a href={`tel:${phone.replaceAll(/[^\d+]/g, '')}`}>{phone}</a>,
          )}
        {given(mail) && line('mail', cardTexts.value.mail, <a href={`mailto:${mail}`}>{mail}</a>)}
        {given(hours) && line('clock', cardTexts.value.hours, <Written value={hours} />)}
        {Array.isArray(languages) &&
          languages.length > 0 &&
          line(
            'globe',
            cardTexts.value.languages,
            valueText(languages, PROVENANCE.contact_languages, language.value),
          )}
      </ul>
      <EnquireButton class="primary" record={{ collection: collection.id, id: item.id }} />
    </section>
  );
}
