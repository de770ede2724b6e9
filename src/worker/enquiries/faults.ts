/** What is wrong with an enquiry, in words. */
import {
  CHANNELS,
  ENQUIRY_PROPERTIES,
  type Fault,
  type FaultKind,
  MOST,
  NOTICE_VERSION,
} from '../../domain/enquiry.ts';

/** What a well-formed value of a property is. */
const FORMS: Readonly<Record<string, string>> = {
  body: 'use one JSON object',
  channel: `use one of ${CHANNELS.join(', ')}`,
  contact: 'is no e-mail address, phone number or WeChat id, whichever the channel is',
  visit_on: 'use a day as YYYY-MM-DD',
  visitors: `use a whole number from 1 to ${MOST.visitors}`,
  records: 'name each record as collection.id, such as premises.3f7k2m9q4x',
  view: 'use a path on this site, beginning with one /',
  partner: 'use letters, digits, . - and _',
  language: 'use zh or en',
};

const REASONS: Readonly<Record<FaultKind, (parameter: string) => string>> = {
  missing: () => 'is missing',
  'not-text': () => 'must be text',
  long: (parameter) => `has more than ${MOST[parameter as keyof typeof MOST]} characters; shorten it`,
  control: () => 'holds control characters or marks that turn the direction of writing; take them out',
  malformed: (parameter) => FORMS[parameter] ?? 'is malformed',
  many: () => `names more than ${MOST.records} records; leave some out`,
  consent: () => 'must be true: without consent nothing is kept',
  notice: () => `show the notice of version ${NOTICE_VERSION}, ask for consent to it, and send that version`,
  unknown: () => `has a property that is not known; use ${ENQUIRY_PROPERTIES.join(', ')}`,
};

/** The reason why a property is refused, which does not repeat what was sent. */
export const reasonOf = ({ parameter, kind }: Fault): string => REASONS[kind](parameter);
