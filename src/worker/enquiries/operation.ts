/** How sending an enquiry is described in OpenAPI. */
import { CHANNELS, KEPT_MONTHS, MOST, NOTICE_VERSION } from '../../domain/enquiry.ts';

const text = (maxLength: number, description: string) => ({
  type: 'string',
  minLength: 1,
  maxLength,
  description,
});
const maybe = (schema: object) => ({ ...schema, type: ['string', 'null'] });
const maybeText = { type: ['string', 'null'] };

const ENQUIRY = {
  type: 'object',
  required: ['name', 'channel', 'contact', 'message', 'records', 'view', 'language', 'notice', 'consent'],
  additionalProperties: false,
  properties: {
    name: text(MOST.name, 'Who asks.'),
    channel: { type: 'string', enum: [...CHANNELS], description: 'How they want to be answered.' },
    contact: text(MOST.contact, 'E-mail address, phone number or WeChat id.'),
    message: text(MOST.message, 'What they ask; may have several lines.'),
    visit_on: maybe({ format: 'date', description: 'For a route: the day wished for.' }),
    visitors: {
      type: ['integer', 'null'],
      minimum: 1,
      maximum: MOST.visitors,
      description: 'For a route: how many come.',
    },
    records: {
      type: 'array',
      minItems: 1,
      maxItems: MOST.records,
      items: { type: 'string', pattern: '^[a-z]+\\.[a-z0-9]{10}$' },
      description: 'What it is about, each as collection.id.',
    },
    view: text(MOST.view, 'The page it is sent from, as a path on this site.'),
    filter: {
      type: 'string',
      maxLength: MOST.filter,
      description: 'The filter set there, as a query string.',
    },
    partner: maybe({ maxLength: MOST.partner, pattern: '^[\\w.-]+$', description: 'Who embedded the map.' }),
    language: { type: 'string', enum: ['zh', 'en'] },
    notice: {
      type: 'string',
      enum: [NOTICE_VERSION],
      description: 'Version of the privacy notice that was shown.',
    },
    consent: { type: 'boolean', enum: [true], description: 'That the sender agreed to it.' },
    subject: { type: 'string', maxLength: MOST.subject, description: 'Leave it out or empty.' },
  },
};

const OFFICE = {
  type: 'object',
  required: ['office', 'phone', 'mailbox', 'hours', 'is_sample', 'records'],
  properties: {
    office: maybeText,
    phone: maybeText,
    mailbox: maybeText,
    hours: maybeText,
    is_sample: { type: 'boolean', description: 'Whether it is an invented one.' },
    records: { type: 'array', items: { type: 'string' }, description: 'What it answers for.' },
  },
};

const RECEIPT = {
  type: 'object',
  required: ['receipt', 'received_at', 'kept_until', 'offices', 'next'],
  properties: {
    receipt: {
      type: 'string',
      pattern: '^[2-9A-HJKMNP-Z]{3}(-[2-9A-HJKMNP-Z]{3}){2}$',
      description: 'Receipt number, the last symbol of which is a check.',
    },
    received_at: { type: 'string', format: 'date-time' },
    kept_until: { type: 'string', format: 'date', description: `It is kept for ${KEPT_MONTHS} months.` },
    offices: { type: 'array', items: OFFICE, description: 'Who answers.' },
    next: { $ref: '#/components/schemas/label' },
  },
};

const received = (description: string) => ({
  description,
  content: { 'application/json': { schema: RECEIPT } },
});

/** The operation at `/enquiries`. */
export const enquiryOperation = () => ({
  post: {
    tags: ['Enquiries'],
    operationId: 'enquire',
    summary: 'Ask the office of records, once, for a receipt',
    description:
      'For pages of this site only (no CORS): the request carries its Origin. Nothing sent can be read back.',
    parameters: [
      {
        name: 'Idempotency-Key',
        in: 'header',
        required: true,
        description:
          'At random, and the same when trying again: what was kept under it is not kept twice, and answered with the same receipt.',
        schema: { type: 'string', pattern: '^[\\w-]{16,100}$' },
      },
    ],
    requestBody: { required: true, content: { 'application/json': { schema: ENQUIRY } } },
    responses: {
      200: received('It was kept before, under this key.'),
      201: received('It is kept.'),
      '4XX': { $ref: '#/components/responses/Problem' },
      503: { $ref: '#/components/responses/Problem' },
    },
  },
});
