/** How fresh a record is, in words. */
import type { Freshness } from '../../domain/freshness.ts';
import type { Properties } from '../api.ts';
import { text } from '../state/app.ts';

// An answer kept by the browser may be from before the API said so.
const stateOf = ({ freshness }: Properties) => (freshness as Freshness | undefined)?.state;

/** Whether a record ends soon. */
export const isEnding = (properties: Properties): boolean => stateOf(properties) === 'ending';

/** The end of what ends soon, else when it was last verified; as a tag only of what is not current. */
export function Fresh({
  properties,
  as = 'fresh',
}: {
  properties: Properties;
  as?: 'fresh' | 'tag tag-quiet';
}) {
  const { verified_at: verified, valid_until: until } = properties;
  const state = stateOf(properties);
  const { expires, unverified, verified: on, neverVerified } = text.value;
  if (as !== 'fresh' && state === 'current') return null;
  return (
    <span class={`${as} fresh-${state}`}>
      {state === 'ending'
        ? expires(String(until))
        : typeof verified === 'string'
          ? (state === 'stale' ? unverified : on)(verified)
          : neverVerified}
    </span>
  );
}
