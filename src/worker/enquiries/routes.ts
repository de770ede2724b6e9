/** `/api/enquiries`: takes an enquiry of a visitor, once, and answers with a receipt. */
import { Hono } from 'hono';
import { sha256 } from '../../domain/digest.ts';
import {
  type Enquiry,
  keptUntil,
  nextStep,
  type Office,
  type Receipt,
  readEnquiry,
} from '../../domain/enquiry.ts';
import { mapWith } from '../../domain/maps/index.ts';
import { newReceipt } from '../../domain/receipt.ts';
import { tally } from '../counting/tally.ts';
import type { App, Bindings } from '../env.ts';
import { jsonBody } from '../json-body.ts';
import { meteredDatabase } from '../meter.ts';
import { network } from '../network.ts';
import { forAskerAlone, ownSiteOnly } from '../own-site.ts';
import { fail } from '../respond.ts';
import { reasonOf } from './faults.ts';
import { keep, keptWith } from './kept.ts';
import { askedOf } from './offices.ts';

export const enquiries = new Hono<App>();

/** Bytes of a body at most. */
const LONGEST_BODY = 16_384;
const KEY = /^[\w-]{16,100}$/;
/** Seconds after which the count of an address begins anew, and after which the hour has room again. */
const RETRY = { address: 60, hour: 600 };

enquiries.use(forAskerAlone(), ownSiteOnly());

const invalid = (parameter: string, reason: string): never =>
  fail({ code: 'invalid', errors: [{ parameter, reason }] });

function keyOf(header: string | undefined): string {
  if (header === undefined || !KEY.test(header))
    return invalid(
      'Idempotency-Key',
      'send this header with 16 to 100 letters, digits, - or _ at random, the same when you try again',
    );
  return header;
}

function enquiryOf(body: unknown): Enquiry {
  const read = readEnquiry(body);
  if ('enquiry' in read) return read.enquiry;
  return fail({
    code: 'invalid',
    errors: read.faults.map((fault) => ({ parameter: fault.parameter, reason: reasonOf(fault) })),
  });
}

const receiptOf = (kept: { receipt: string; received_at: string; offices: Office[] }): Receipt => ({
  receipt: kept.receipt,
  received_at: kept.received_at,
  kept_until: keptUntil(kept.received_at),
  offices: kept.offices,
  next: nextStep(kept.offices),
});

/** Counts an enquiry on the map of its first record. The count does not know which enquiry it is. */
const counted = (env: Bindings, { records: [first], partner }: Enquiry, now: Date): Promise<void> =>
  tally(
    env,
    {
      load: crypto.randomUUID(),
      surface: 'page',
      partner,
      events: [[mapWith(first!.split('.')[0]!)!.id, 'enquiry']],
    },
    now,
  );

enquiries.post('/', async (c) => {
  const key = keyOf(c.req.header('idempotency-key'));
  const enquiry = enquiryOf(await jsonBody(c.req.raw, LONGEST_BODY));
  const digest = await sha256(JSON.stringify(enquiry));
  const database = meteredDatabase(c.env.ENQUIRIES, c.get('meter'));
  const before = await keptWith(database, key);
  if (before && before.body_sha256 !== digest) fail({ code: 'conflict' });
  if (before) return c.json(receiptOf(before), 200);
  const from = network(c.req.header('cf-connecting-ip') ?? '');
  if (!(await c.env.ENQUIRY_RATE.limit({ key: from })).success)
    fail({ code: 'too-many', retryAfter: RETRY.address });
  const { records, offices } = await askedOf(meteredDatabase(c.env.CONTENT, c.get('meter')), enquiry.records);
  const now = new Date();
  // Who fills in what nobody sees learns nothing from the answer.
  if (enquiry.isTrapped)
    return c.json(receiptOf({ receipt: newReceipt(), received_at: now.toISOString(), offices }), 201);
  const done = await keep(database, enquiry, { key, sha256: digest, records, offices, now });
  if (!done) return fail({ code: 'too-many', retryAfter: RETRY.hour });
  if (done.kept.body_sha256 !== digest) fail({ code: 'conflict' });
  if (done.isNew) c.executionCtx.waitUntil(counted(c.env, enquiry, now));
  return c.json(receiptOf(done.kept), done.isNew ? 201 : 200);
});

enquiries.all('/', (c) => fail({ code: 'method', method: c.req.method, allowed: ['POST'] }));
