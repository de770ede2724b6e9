/** How fresh a record is, in words. */
import { html } from 'hono/html';
import { freshness } from '../../domain/freshness.ts';
import type { Language } from '../../domain/kinds.ts';
import type { Row } from '../features/feature.ts';
import { today } from '../today.ts';
import type { Html } from './layout.ts';
import { SAY, TEXT } from './text.ts';

/** The mark of a record that ends soon or was not verified lately; nothing for others. */
export function freshnessTag({ verified_at, valid_until }: Row, language: Language): Html | '' {
  const { state } = freshness({ verified_at, valid_until }, today());
  if (state === 'ending')
    return html`<span class="tag soon">${SAY.endsOn(String(valid_until))[language]}</span>`;
  if (state !== 'stale') return '';
  const label = typeof verified_at === 'string' ? SAY.unverifiedSince(verified_at) : TEXT.undated;
  return html`<span class="tag">${label[language]}</span>`;
}
