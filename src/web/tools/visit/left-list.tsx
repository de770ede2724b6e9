/** Stops that cannot be planned, and why. */
import { stayKey } from '../../../domain/visit/address.ts';
import { plainName } from '../../list/name.tsx';
import { Icon } from '../../shell/icon.tsx';
import type { Planned } from './planning.ts';
import { texts } from './texts.ts';

type Props = { left: Planned['left']; remove: (key: string) => void; retry: () => void };

export function LeftList({ left, remove, retry }: Props) {
  if (left.length === 0) return null;
  return (
    <section class="visit-day">
      <h3>{texts.value.left}</h3>
      <ul>
        {left.map(({ stay, item, why }) => {
          const name = item ? plainName(item.properties) : stayKey(stay);
          return (
            <li key={stayKey(stay)} class="visit-left">
              <span>
                {name} · {texts.value[why]}
              </span>
              <button
                type="button"
                class="icon-button"
                aria-label={texts.value.remove(name)}
                onClick={() => remove(stayKey(stay))}
              >
                <Icon name="trash" />
              </button>
            </li>
          );
        })}
      </ul>
      {left.some(({ why }) => why === 'failed') && (
        <button type="button" class="pill" onClick={retry}>
          {texts.value.retry}
        </button>
      )}
    </section>
  );
}
