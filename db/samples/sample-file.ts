/** A file as a department hands it in, and what an import must say about it. */
import type { Crs } from '../../src/import/coordinate-systems.ts';

export type SampleFile = {
  /** Name in the folder. */
  file: string;
  collection: string;
  /** The department that hands it in. */
  source: string;
  crs?: Crs;
  sheet?: string;
  /** Has rows that must be refused, so that only the good ones can be taken. */
  partial?: boolean;
  /** How the rows of the file divide: `accepted` goes live, `conflicts` wait for a decision, `places` for a place. */
  expect: { accepted: number; refused: number; conflicts: number; places: number };
};

/** A file with its content. */
export type Submission = SampleFile & { bytes: Uint8Array };

type Counts = { accepted: number; refused?: number; conflicts?: number; places?: number };

/** Puts a submission together; `partial` follows from the refused rows. */
export const submission = (
  place: Pick<SampleFile, 'file' | 'collection' | 'source' | 'crs' | 'sheet'>,
  bytes: Uint8Array,
  { accepted, refused = 0, conflicts = 0, places = 0 }: Counts,
): Submission => ({
  ...place,
  ...(refused > 0 && { partial: true }),
  expect: { accepted, refused, conflicts, places },
  bytes,
});

/** Departments that hand in samples; base geography and press facts come from elsewhere. */
export const DEPARTMENTS = {
  commerce: '样例·商务部门',
  science: '样例·科技部门',
  planning: '样例·发展改革部门',
  land: '样例·自然资源部门',
  industry: '样例·工业和信息化部门',
  labour: '样例·人力资源部门',
  communications: '样例·通信管理部门',
  services: '样例·行政审批部门',
  surveying: '样例·测绘部门',
} as const;
