/** Texts of enquiries in English. */
import type { EnquireText } from '../zh/enquire.ts';

export const en: EnquireText = {
  about: 'About',
  aboutMore: (count) => `${count} records`,
  answeredBy: 'Answered by',
  noOffice: 'The record names no office',
  sampleOffice: 'Demonstration data: the office is invented and nobody will answer.',
  nothing: 'Open a record first, then choose “Enquire”.',
  leftOut: (count) =>
    count === 1
      ? 'One record has been withdrawn and is left out.'
      : `${count} records have been withdrawn and are left out.`,
  namesFailed: 'The names of the records could not be loaded; you can write and send all the same.',

  needed: 'Everything is needed that is not marked optional.',
  name: 'Your name',
  channel: 'How should we answer?',
  channels: { email: 'E-mail', phone: 'Phone', wechat: 'WeChat' },
  visit: 'Your visit (optional)',
  visitOn: 'Preferred date',
  visitors: 'Group size',
  message: 'What would you like to know?',
  between: '; ',
  opening: (isVisit, need) =>
    `${isVisit ? 'We would like to make this visit.' : 'Please tell me more about this.'}${need ? ` We look for: ${need}.` : ''}`,
  messageHint: 'For instance: trade, space needed, by when, open questions',
  left: (count) => `${count} characters left`,
  doNotFill: 'Leave this empty',
  draft: 'Your draft stays when you close this, and is gone when you leave or reload the page.',

  noticeTitle: 'What happens to your data',
  notice: (months) => [
    ['Who receives it', 'The office named above and the operator of this site, nobody else.'],
    ['What for', 'To answer this enquiry, not for advertising.'],
    [
      'What is kept, and for how long',
      `What you write, the records it is about, the address and filter of this page and the time; deleted after ${months} months. Your IP address is not kept.`,
    ],
    [
      'Where',
      'In a separate database of the cloud service this site runs on (Cloudflare), possibly outside mainland China.',
    ],
    [
      'To see, correct or delete it',
      'Give the office your receipt number, at any time; that also withdraws your consent.',
    ],
  ],
  consent:
    'I have read this and agree that what I write is used to answer me, and may be stored outside mainland China.',

  send: 'Send enquiry',
  sendVisit: 'Send request',
  sending: 'Sending…',
  again: 'Try again',
  offline:
    'Not sent: you seem to be offline. Everything you wrote is still here and is sent again when you are back, without being registered twice.',
  unsure:
    'There was no confirmation. Everything you wrote is still here; trying again does not register it twice.',
  withdrawn: 'A record has just been withdrawn; look at what the enquiry is about, above, and send again.',
  stale: 'There is a newer version of this page. Copy what you wrote, reload the page, and send it then.',
  busy: (seconds) =>
    `Too much was sent from here; try again in ${seconds} seconds. Everything you wrote is still here.`,
  refused: (reason) => `It was not accepted: ${reason}`,
  check: (count) => (count === 1 ? 'One entry needs attention' : `${count} entries need attention`),

  faults: {
    'name.missing': 'Enter your name',
    'contact.missing': 'Enter where to answer',
    'message.missing': 'Write what you would like to know',
    'consent.consent': 'Nothing is sent without your consent',
    'visit_on.past': 'Choose today or a later day',
    'visitors.malformed': 'Enter a whole number from 1 to 500',
    long: 'This is too long; shorten it',
    control: 'This holds special characters that cannot be used',
    malformed: 'This cannot be read',
  },
  notContact: {
    email: 'Enter a whole e-mail address, such as name@example.com',
    phone: 'Enter a phone number, from abroad with + and country code',
    wechat: 'Enter a WeChat ID: 6 to 20 letters, digits, - or _',
  },

  received: 'Received',
  earlier: (receipt) => `Your last enquiry was received: ${receipt}.`,
  receipt: 'Receipt number',
  copy: 'Copy the number',
  copied: 'Copied',
  copyFailed: 'It could not be copied; please note the number',
  print: 'Print',
  receivedAt: 'Received at',
  keptUntil: 'Kept until',
  whatNext: 'What happens next',
  whatYouSent: 'What you sent',
  another: 'Ask something else',
};
