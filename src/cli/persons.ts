/** Names that people sign with. */
import { SHIPPED } from '../../db/batches.ts';
import { UsageError } from './usage.ts';

const LONGEST = 100;

/** The name an option gives; undefined when it is missing. @throws UsageError for what is no name. */
export function personOf(option: string, text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const name = text.replace(/\s+/g, ' ').trim();
  if (name === '' || name.length > LONGEST || name.toLowerCase() === SHIPPED)
    throw new UsageError(`--${option} "${text}": write the name of a person, ${LONGEST} characters at most`);
  return name;
}

/** The same where it has to be there. */
export function needed(option: string, text: string | undefined, why: string): string {
  const name = personOf(option, text);
  if (name === undefined) throw new UsageError(`--${option} is missing: ${why}`);
  return name;
}
