/** The part of each kind of term. */
import { codePart } from './code-part.ts';
import { hanziPart } from './hanzi-part.ts';
import { latinPart } from './latin-part.ts';
import type { Knowledge, Part } from './part.ts';
import type { Term } from './question.ts';
import { plainNumber } from './runs.ts';

/** What finds the records of a term. */
export const partOf = ({ kind, text }: Term, knowledge: Knowledge): Part =>
  kind === 'hanzi'
    ? hanziPart(text, knowledge)
    : kind === 'latin'
      ? latinPart(text, knowledge)
      : codePart(kind === 'digits' ? plainNumber(text) : text, knowledge);
