/** What the intake page and its worker say to each other. A number names the check an answer belongs to. */
import type { Language } from '../../domain/kinds.ts';
import type { Checked, IntakeChoices, Opened } from '../../import/intake.ts';
import type { ReadErrorCode } from '../../import/sheet.ts';
import type { Sketch } from './sketch.ts';

export type ToWorker =
  | { kind: 'prepare'; collection: string }
  | { kind: 'check'; check: number; collection: string; file: File; choices: IntakeChoices }
  | { kind: 'save'; what: Saved; language: Language };

/** `batch` is what an import takes, `copy` what goes back to whoever wrote the file. */
export type Saved = 'batch' | 'copy';

export type Summary = Omit<Checked, 'accepted' | 'waiting'> & {
  accepted: number;
  waiting: number;
  /** Accepted records by division code; '' for none. */
  divisions: Record<string, number>;
  sketches: { city: Sketch; records?: Sketch };
};

/** Why a file as a whole could not be taken; `code` is absent for what nobody foresaw. */
export type Failed = { code?: ReadErrorCode; message: string; row?: number; column?: string; value?: string };

export type Stage = 'city' | 'file' | 'rows' | 'map';

export type FromWorker =
  | { kind: 'prepared'; collection: string }
  | { kind: 'unprepared'; collection: string; message: string }
  | { kind: 'stage'; check: number; stage: Stage; done?: number; of?: number }
  | { kind: 'opened'; check: number; opened: Opened }
  | { kind: 'checked'; check: number; summary: Summary }
  | { kind: 'failed'; check: number; failed: Failed }
  | { kind: 'saved'; what: Saved; name: string; blob: Blob };
