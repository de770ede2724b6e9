/** Takes over what is on the shortlist. */
import { MOST_STOPS, type Stay, stayKey, type Visit } from '../../../domain/visit/address.ts';
import { Icon } from '../../shell/icon.tsx';
import { numberText } from '../../shell/number.ts';
import { language } from '../../state/app.ts';
import { keyText, picks } from '../../state/picks.ts';
import { texts } from './texts.ts';

export function AddPicks({ visit, add }: { visit: Visit; add: (stays: Stay[]) => void }) {
  const known = new Set(visit.stays.map(stayKey));
  const others = picks.value.filter((pick) => !known.has(keyText(pick)));
  if (others.length === 0 || visit.stays.length >= MOST_STOPS) return null;
  return (
    <button type="button" class="pill" onClick={() => add(others)}>
      <Icon name="star" />
      {texts.value.addPicks(numberText(others.length, language.value))}
    </button>
  );
}
