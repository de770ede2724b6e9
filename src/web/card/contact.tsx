/** Who to reach about a record. */
import type { ComponentChildren } from 'preact';
import { PROVENANCE } from '../../domain/record.ts';
import { valueText } from '../../domain/sentence.ts';
import type { Properties } from '../api.ts';
import { Icon, type IconName } from '../shell/icon.tsx';
import { language, text } from '../state/app.ts';

const given = (value: unknown): value is string => typeof value === 'string' && value !== '';

export function Contact({ properties }: { properties: Properties }) {
  const {
    contact_office: office,
    contact_phone: phone,
    contact_mailbox: mail,
    contact_hours: hours,
    contact_languages: languages,
  } = properties;
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
      <h3>{text.value.contact}</h3>
      {!some && <p class="quiet">{text.value.noContact}</p>}
      <ul>
        {given(office) && line('office', text.value.office, office)}
        {given(phone) &&
          line('phone', text.value.phone, <a href={`tel:${phone.replaceAll(/[^\d+]/g, '')}`}>{phone}</a>)}
        {given(mail) && line('mail', text.value.mail, <a href={`mailto:${mail}`}>{mail}</a>)}
        {given(hours) && line('clock', text.value.hours, hours)}
        {Array.isArray(languages) &&
          languages.length > 0 &&
          line(
            'globe',
            text.value.languages,
            valueText(languages, PROVENANCE.contact_languages, language.value),
          )}
      </ul>
    </section>
  );
}
