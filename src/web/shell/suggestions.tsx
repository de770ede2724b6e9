/** What is suggested while one types: places, filters with what they bring, records, and at the end the text itself. */
import type { ComponentChildren } from 'preact';
import { collectionOf } from '../../domain/maps/index.ts';
import { fieldOf } from '../../domain/record.ts';
import type { Suggestion, Why } from '../api.ts';
import { language, map, text } from '../state/app.ts';
import { suggested, typed } from '../state/search.ts';
import { Icon } from './icon.tsx';
import { numberText } from './number.ts';
import { beginnings, quoted, texts as searchTexts } from './search-texts.ts';

const KINDS = [
  ['place', 'searchPlaces'],
  ['value', 'searchLists'],
  ['record', 'searchRecords'],
] as const;

/** A text with the stretches that show what was asked. */
function Marked({ text: whole, ranges }: { text: string; ranges: readonly (readonly [number, number])[] }) {
  const pieces: ComponentChildren[] = [];
  let at = 0;
  for (const [from, to] of ranges) {
    pieces.push(whole.slice(at, from), <mark key={from}>{whole.slice(from, to)}</mark>);
    at = to;
  }
  return (
    <>
      {pieces}
      {whole.slice(at)}
    </>
  );
}

/** What a record was found by when its name does not show it: the field and what stands there. */
function reason(why: readonly Why[], collection: string): string | undefined {
  const one = why.find(
    ({ field, text: found }) => found !== undefined && field !== 'collection' && field !== 'division',
  );
  if (!one?.text) return undefined;
  const words = typeof one.text === 'string' ? one.text : one.text[language.value];
  const field = fieldOf(collectionOf(collection)!, one.field);
  return field ? `${field.label[language.value]} ${words}` : words;
}

function Body({ suggestion }: { suggestion: Suggestion }) {
  if (suggestion.kind === 'value')
    return (
      <>
        <span class="hit-name">{suggestion.text}</span>
        <span class="hit-count">{numberText(suggestion.count, language.value)}</span>
      </>
    );
  const found = suggestion.highlight.length === 0 ? reason(suggestion.why, suggestion.collection) : undefined;
  return (
    <>
      <span class="hit-name">
        <Marked text={suggestion.text} ranges={suggestion.highlight} />
        {found && <span class="hit-why">{found}</span>}
      </span>
      <span class="quiet">{suggestion.collection_title}</span>
    </>
  );
}

/** Sentences that can be asked of the current map, shown before one types. */
function Examples({ pick }: { pick: (index: number) => void }) {
  return (
    <div class="hits">
      <p class="hit-heading">{searchTexts.value.examplesHeading}</p>
      {searchTexts.value.examples[map.value.id]!.map((example) => (
        <button
          type="button"
          class="hit"
          key={example}
          onClick={() => {
            typed.value = example;
            pick(-1);
          }}
        >
          {example}
        </button>
      ))}
    </div>
  );
}

type SuggestionsProps = { active: number; pick: (index: number) => void };

/** The listbox under the search box; `pick(-1)` is the text itself as a filter of the current list. */
export function Suggestions({ active, pick }: SuggestionsProps) {
  const { value, status } = suggested.current.value;
  const list = value?.suggestions ?? [];
  if (typed.value.trim() === '') return <Examples pick={pick} />;
  const option = (index: number, content: ComponentChildren, kind: string) => (
    <div
      key={index}
      id={`hit-${index}`}
      role="option"
      tabIndex={-1}
      class={`hit ${kind}`}
      aria-selected={index === active}
      onMouseDown={(event) => {
        event.preventDefault();
        pick(index);
      }}
    >
      {content}
    </div>
  );
  return (
    <div class="hits" id="search-results" role="listbox" aria-label={searchTexts.value.searchResults}>
      {value?.corrected && <p class="quiet hit-note">{searchTexts.value.searchCorrected(value.corrected)}</p>}
      {value?.ignored && (
        <p class="quiet hit-note">{searchTexts.value.searchIgnored(quoted(value.ignored))}</p>
      )}
      {value?.lacking && (
        <p class="quiet hit-note">{searchTexts.value.searchLacking(quoted(value.lacking))}</p>
      )}
      {value?.unread && (
        <p class="quiet hit-note">{searchTexts.value.searchUnread(quoted(beginnings(value.unread)))}</p>
      )}
      {KINDS.map(([kind, heading]) => {
        const members = list.flatMap((one, i) => (one.kind === kind ? [i] : []));
        if (members.length === 0) return null;
        return (
          <div role="presentation" class="hit-group" key={kind}>
            <p class="hit-heading" aria-hidden="true">
              {searchTexts.value[heading]}
            </p>
            {members.map((i) => option(i, <Body suggestion={list[i]!} />, `hit-${kind}`))}
          </div>
        );
      })}
      {status === 'ready' && list.length === 0 && (
        <p class="quiet hit-note">{searchTexts.value.searchNone}</p>
      )}
      {status === 'loading' && list.length === 0 && (
        <p class="quiet hit-note">{searchTexts.value.searching}</p>
      )}
      {status === 'failed' && (
        <p class="quiet hit-note" role="alert">
          {searchTexts.value.searchFailed}
          <button
            type="button"
            class="pill"
            onMouseDown={(event) => event.preventDefault()}
            onClick={suggested.retry}
          >
            {text.value.retry}
          </button>
        </p>
      )}
      {option(
        -1,
        <>
          <Icon name="sliders" />
          {searchTexts.value.searchHere(typed.value.trim())}
        </>,
        'hit-here',
      )}
    </div>
  );
}
