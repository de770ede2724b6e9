/** Which language a page is asked for in. */
import type { Context } from 'hono';
import type { Language } from '../../domain/kinds.ts';
import type { App } from '../env.ts';

/** The language asked for in the address, else the browser's, else Chinese. */
export function languageOf(c: Context<App>): Language {
  const asked = c.req.query('lang');
  if (asked === 'zh' || asked === 'en') return asked;
  const [first] = (c.req.header('accept-language') ?? 'zh').split(',');
  return /^zh/i.test(first!.trim()) ? 'zh' : 'en';
}

export const HTML = { type: 'text/html; charset=UTF-8', vary: 'accept-language' };
