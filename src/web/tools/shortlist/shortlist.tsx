/** The shortlist, one's own or one that somebody shared. */

import { signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { collectionOf } from '../../../domain/maps/index.ts';
import { adopt } from '../../adopt.ts';
import { numberText } from '../../shell/number.ts';
import { language } from '../../state/app.ts';
import { heldOf, hold } from '../../state/held-records.ts';
import { isKept } from '../../state/kept.ts';
import { isPicked, keysFrom, keyText, pickOf, picks } from '../../state/picks.ts';
import { keysText, type RecordKey } from '../../state/record-key.ts';
import type { ToolProps } from '../tools.ts';
import { firstChoice, grouped, joined, MOST_COMPARED, moved } from './arrange.ts';
import style from './shortlist.css?inline';
import { ShortlistActions } from './shortlist-actions.tsx';
import { RowButton, ShortlistRow } from './shortlist-row.tsx';
import { texts } from './texts.ts';
import { lastChange, replacePicks, undo } from './undo.ts';

adopt(style);

/** Records ticked for comparing, by key text; undefined until the visitor ticks one. */
const ticked = signal<ReadonlySet<string> | undefined>(undefined);

/** The move to announce, and the button that keeps the focus. */
const lastMove = signal<{ key: string; act: string; words: string } | undefined>(undefined);

function chosenOf(keys: readonly RecordKey[]): RecordKey[] {
  const there = keys.filter((key) => heldOf(key).status !== 'gone');
  return ticked.value ? there.filter((key) => ticked.value?.has(keyText(key))) : firstChoice(there);
}

function tick(keys: readonly RecordKey[], key: RecordKey, on: boolean): void {
  const next = new Set(chosenOf(keys).map(keyText));
  if (on) next.add(keyText(key));
  else next.delete(keyText(key));
  ticked.value = next;
}

function move(key: RecordKey, by: -1 | 1): void {
  picks.value = moved(picks.peek(), key, by);
  const members = picks.peek().filter(({ collection }) => collection === key.collection);
  const place = members.findIndex(({ id }) => id === key.id) + 1;
  const words = texts.value.movedTo(String(place), String(members.length));
  lastMove.value = { key: keyText(key), act: by === -1 ? 'up' : 'down', words };
}

const remove = (key: RecordKey) => replacePicks(picks.peek().filter((one) => keyText(one) !== keyText(key)));

function Rows({ keys, own }: { keys: readonly RecordKey[]; own: boolean }) {
  const chosen = new Set(chosenOf(keys).map(keyText));
  return (
    <>
      {grouped(keys).map(({ collection, keys: members }) => (
        <section class="pick-group" key={collection}>
          <h3>
            {collectionOf(collection)!.label[language.value]}{' '}
            <span class="badge">{numberText(members.length, language.value)}</span>
          </h3>
          <ul>
            {members.map((key, i) => (
              <ShortlistRow key={keyText(key)} row={key}>
                {(name) => (
                  <div class="pick-tools">
                    <label class="pick-tick" title={texts.value.chooseToCompare(name)}>
                      <input
                        type="checkbox"
                        aria-label={texts.value.chooseToCompare(name)}
                        checked={chosen.has(keyText(key))}
                        disabled={
                          heldOf(key).status === 'gone' ||
                          (!chosen.has(keyText(key)) && chosen.size >= MOST_COMPARED)
                        }
                        onChange={(event) => tick(keys, key, event.currentTarget.checked)}
                      />
                    </label>
                    {own && (
                      <>
                        <RowButton
                          name="up"
                          icon="up"
                          label={texts.value.up(name)}
                          disabled={i === 0}
                          act={() => move(key, -1)}
                        />
                        <RowButton
                          name="down"
                          icon="down"
                          label={texts.value.down(name)}
                          disabled={i === members.length - 1}
                          act={() => move(key, 1)}
                        />
                        <RowButton
                          name="remove"
                          icon="close"
                          label={texts.value.remove(name)}
                          act={() => remove(key)}
                        />
                      </>
                    )}
                  </div>
                )}
              </ShortlistRow>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

/** Says what was done to the list, with the way back; takes the focus, since what had it may be gone. */
function Change() {
  const root = useRef<HTMLParagraphElement>(null);
  const change = lastChange.value;
  useEffect(() => {
    if (change) (root.current?.querySelector('button') ?? root.current)?.focus();
  }, [change]);
  const words =
    typeof change === 'object' &&
    texts.value[change.kind === 'removed' ? 'cleared' : 'added'](numberText(change.count, language.value));
  return (
    <p class="pick-change" role="status" ref={root} tabIndex={-1}>
      {change === 'undone' && texts.value.undone}
      {words && (
        <>
          {words}{' '}
          <button type="button" class="link" onClick={undo}>
            {texts.value.undo}
          </button>
        </>
      )}
    </p>
  );
}

/** A list of somebody else, to look at or to take over. */
function Shared({ keys, leave }: { keys: readonly RecordKey[]; leave: () => void }) {
  const fresh = keys.filter((key) => !isPicked(key) && heldOf(key).status !== 'gone');
  const add = () => {
    const withPlaces = fresh.map((key) => {
      const held = heldOf(key);
      return pickOf(key, held.status === 'ready' ? held.item.properties : {});
    });
    replacePicks(joined(picks.peek(), withPlaces));
  };
  return (
    <div class="pick-shared">
      <p>{texts.value.shared(numberText(keys.length, language.value))}</p>
      <div class="pill-row">
        {fresh.length > 0 ? (
          <button type="button" class="primary" onClick={add}>
            {texts.value.addAll(numberText(fresh.length, language.value))}
          </button>
        ) : (
          <p class="quiet">{texts.value.sharedKnown}</p>
        )}
        <button type="button" class="pill" onClick={leave}>
          {texts.value.mine}
        </button>
      </div>
    </div>
  );
}

export function Tool({ state, setState }: ToolProps) {
  const root = useRef<HTMLDivElement>(null);
  const given = keysFrom(state);
  const own = given.length === 0;
  const keys = own ? picks.value : given;
  const asked = keysText(keys);
  useEffect(() => hold(keys), [asked]);
  useEffect(
    () => () => {
      lastChange.value = undefined;
    },
    [],
  );
  useEffect(() => {
    const { key, act } = lastMove.value ?? {};
    const row = [...(root.current?.querySelectorAll<HTMLElement>('.pick-row') ?? [])].find(
      (one) => one.dataset.key === key,
    );
    const button = row?.querySelector<HTMLButtonElement>(`[data-act=${act}]`);
    (button?.disabled ? row?.querySelector<HTMLButtonElement>('[data-act]:enabled') : button)?.focus();
  }, [lastMove.value]);
  return (
    <div class="shortlist" ref={root}>
      {!own && <Shared keys={given} leave={() => setState('')} />}
      <Change />
      <p class="visually-hidden" role="status">
        {lastMove.value?.words}
      </p>
      {keys.length === 0 ? (
        <p class="pick-empty quiet">{texts.value.empty}</p>
      ) : (
        <>
          <ShortlistActions
            keys={keys}
            chosen={chosenOf(keys)}
            {...(own && { clear: () => replacePicks([]) })}
          />
          <Rows keys={keys} own={own} />
        </>
      )}
      {own && <p class="quiet pick-note">{isKept.value ? texts.value.keptHere : texts.value.notKept}</p>}
    </div>
  );
}
