/** What may be published as a way to reach an office. */
import type { Value } from '../domain/kinds.ts';

const MOBILE = /^(\+?86)?1[3-9]\d{9}$/;
const MAILBOX = /^[^\s@,;]+@[^\s@,;]+\.[^\s@,;]+$/;

/** Whether a phone is a personal mobile number, which is not published from imports (PIPL). */
export const isMobile = (phone: Value | undefined): boolean =>
  typeof phone === 'string' && MOBILE.test(phone.normalize('NFKC').replace(/[\s-]/g, ''));

/** Whether something stands where an e-mail address should, and is none. */
export const isNoMailbox = (mailbox: Value | undefined): boolean =>
  typeof mailbox === 'string' && mailbox !== '' && !MAILBOX.test(mailbox);
