/** What of a text is looked for, and what it says besides. */
import { withoutExcluded } from './excluded.ts';
import { withoutSpeaker } from './speaker.ts';

/** A normalised text without who asks and without what is not wanted, and these. */
export function wantedIn(asked: string, collection: string) {
  const { rest, ...others } = withoutExcluded(asked);
  return { ...others, ...withoutSpeaker(rest, collection) };
}
