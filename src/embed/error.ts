import type { Failure } from '../domain/embed/messages.ts';

/** Why a command was not carried out: what the map answered, or that it did not (`timeout`, `removed`). */
export class RelituError extends Error {
  readonly code: Failure['code'] | 'timeout' | 'removed';

  constructor(code: RelituError['code'], message: string) {
    super(message);
    this.name = 'RelituError';
    this.code = code;
  }
}
