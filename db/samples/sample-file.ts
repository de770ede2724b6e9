/** A file as a department hands it in, and what an import must say about it. */
import type { Crs } from '../../src/import/coordinate-systems.ts';
import { both, MARK } from './names.ts';

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
  commerce: both('样例·商务部门', `${MARK.en}Commerce Department`),
  science: both('样例·科技部门', `${MARK.en}Science and Technology Department`),
  planning: both('样例·发展改革部门', `${MARK.en}Development and Reform Department`),
  land: both('样例·自然资源部门', `${MARK.en}Natural Resources Department`),
  industry: both('样例·工业和信息化部门', `${MARK.en}Industry and Information Technology Department`),
  labour: both('样例·人力资源部门', `${MARK.en}Human Resources Department`),
  communications: both('样例·通信管理部门', `${MARK.en}Communications Department`),
  services: both('样例·行政审批部门', `${MARK.en}Administrative Approval Department`),
  surveying: both('样例·测绘部门', `${MARK.en}Surveying and Mapping Department`),
} as const;
