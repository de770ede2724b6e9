/** The whole need in one's own words, read as the search reads it. */
import { useEffect, useState } from 'preact/hooks';
import { MAX_WRITTEN } from '../../../domain/search/limits.ts';
import { place } from '../../state/app.ts';
import { setText } from './answers.ts';
import { texts } from './texts.ts';

const id = 'ask-sentence';

export function SentenceBox() {
  const { q } = place.value;
  const [written, write] = useState(q);
  useEffect(() => write(q), [q]);
  const ask = () => {
    const wanted = written.trim();
    if (wanted !== q) void setText(wanted);
  };
  return (
    <div class="ask-field">
      <label for={id}>{texts.value.inWords}</label>
      <div class="ask-box">
        <input
          id={id}
          type="text"
          enterkeyhint="search"
          autocomplete="off"
          spellcheck={false}
          maxLength={MAX_WRITTEN}
          placeholder={texts.value.wordsHint}
          value={written}
          onInput={({ currentTarget: { value } }) => write(value)}
          onKeyDown={({ key }) => key === 'Enter' && ask()}
          onBlur={ask}
        />
      </div>
    </div>
  );
}
