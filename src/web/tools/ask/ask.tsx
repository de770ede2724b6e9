/** What do you want to do? A few questions whose answers are the filter of map and list, and what they come to. */
import { useEffect } from 'preact/hooks';
import type { Position } from '../../../domain/geometry.ts';
import type { TermField } from '../../../domain/kinds.ts';
import { VIEWS } from '../../../domain/maps/index.ts';
import { quarterText } from '../../../domain/quarter.ts';
import { fieldOf } from '../../../domain/record.ts';
import { valueText } from '../../../domain/sentence.ts';
import { hueOn } from '../../../style/palette.ts';
import { engine } from '../../map/current-engine.ts';
import { ToolButtons } from '../../shell/tool-buttons.tsx';
import { TrustLines } from '../../shell/trust-lines.tsx';
import { sheet } from '../../state/about.ts';
import { go, language, place, theme } from '../../state/app.ts';
import { wantFacets } from '../../state/facets.ts';
import { flyTo } from '../../state/opened.ts';
import { listed, matched } from '../../state/results.ts';
import { closeTool } from '../../state/tool.ts';
import { AnswerLine, counted, NearlyFitting } from './answer-line.tsx';
import { by, choose, intent, isChosen, quarters, setBy, setCodes } from './answers.ts';
import { intentOf } from './intents.ts';
import { SentenceBox } from './sentence-box.tsx';
import { SizeBoxes } from './size-box.tsx';
import { texts } from './texts.ts';
import { TradeBox } from './trade-box.tsx';

function Intents() {
  return (
    <fieldset class="ask-intents" aria-label={texts.value.want}>
      {VIEWS.map(({ id, verb, color }) => {
        const own = intentOf(id);
        if (!own) return null;
        return (
          <button
            type="button"
            key={id}
            class="ask-intent"
            style={{ '--own': hueOn(theme.value, color) }}
            aria-pressed={isChosen.value && intent.value.map === id}
            onClick={() => choose(own)}
          >
            <strong>{verb[language.value]}</strong>
            <span>{texts.value.objects[id]}</span>
          </button>
        );
      })}
    </fieldset>
  );
}

/** One term of a field, or several that came with a link; none is any of them. */
function ListBox({ name }: { name: string }) {
  const field = fieldOf(intent.value.collection, name) as TermField;
  const current = place.value.params[name] ?? '';
  return (
    <div class="ask-field">
      <label for={`ask-${name}`}>{field.label[language.value]}</label>
      <select
        id={`ask-${name}`}
        class="ask-box"
        value={current}
        onChange={({ currentTarget: { value } }) => setCodes(name, [value])}
      >
        <option value="">{name === 'division' ? texts.value.anywhere : texts.value.any}</option>
        {[...new Set([...Object.keys(field.terms), ...(current ? [current] : [])])].map((codes) => (
          <option key={codes} value={codes}>
            {valueText(codes.split(','), field, language.value)}
          </option>
        ))}
      </select>
    </div>
  );
}

function ByBox() {
  if (!intent.value.onset) return null;
  const offered = quarters();
  const current = by.value;
  const shown = current === undefined || offered.includes(current) ? offered : [current, ...offered];
  return (
    <div class="ask-field">
      <label for="ask-by">{texts.value.by}</label>
      <select
        id="ask-by"
        class="ask-box"
        value={current ?? ''}
        onChange={({ currentTarget: { value } }) => setBy(value === '' ? undefined : Number(value))}
      >
        <option value="">{texts.value.any}</option>
        {shown.map((quarter) => (
          <option key={quarter} value={quarter}>
            {texts.value.byQuarter(quarterText(quarter)[language.value])}
          </option>
        ))}
      </select>
    </div>
  );
}

/** The deepest zoom for a look at all that is found. */
const DEEPEST = 11;

/** The list, and on the map what is in it if that is all there is, else the city as a whole. */
const uncover = () => {
  sheet.value = 'half';
  const coordinates = listed
    .peek()
    .flatMap(({ properties: { lon, lat } }) => (typeof lon === 'number' ? [[lon, lat] as Position] : []));
  if (coordinates.length > 0 && coordinates.length === matched.peek())
    flyTo({ geometry: { type: 'MultiPoint', coordinates }, properties: {} }, DEEPEST);
  else engine.peek()?.showCity();
};

const show = () => {
  closeTool();
  uncover();
};

/** Leaves the question and whatever was answered, for all that can be had. */
const skip = () => {
  go({ tool: undefined, params: { ...intent.peek().available }, filter: '', q: '' });
  uncover();
};

export function Tool() {
  useEffect(wantFacets, []);
  const what = counted();
  return (
    <div class="ask">
      <Intents />
      <SentenceBox />
      {place.value.q && <AnswerLine />}
      <TradeBox />
      <div class="ask-row">
        <SizeBoxes />
        {intent.value.lists.map((name) => (
          <ListBox key={name} name={name} />
        ))}
        <ByBox />
      </div>
      {!place.value.q && <AnswerLine />}
      <div class="ask-actions">
        <button type="button" class="primary" onClick={show}>
          {what === undefined ? texts.value.showAll : texts.value.show(what)}
        </button>
        <ToolButtons own />
        <button type="button" class="link" onClick={skip}>
          {texts.value.skip}
        </button>
      </div>
      <NearlyFitting />
      <p class="quiet ask-contacts">{texts.value.contacts}</p>
      <p class="quiet ask-trust">
        <TrustLines />
      </p>
    </div>
  );
}
