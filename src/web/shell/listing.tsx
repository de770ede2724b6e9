/** Filters, count and results of the active collection. */
import { Chips } from '../filter/chips.tsx';
import { FilterBar } from '../filter/filter-bar.tsx';
import { Count, ResultList } from '../list/result-list.tsx';
import { collection, invalid, narrow, text } from '../state/app.ts';
import { matched } from '../state/results.ts';
import { switchable } from '../state/units.ts';
import { SiteLinks } from './site-links.tsx';
import { CollectionTabs, Switcher } from './switcher.tsx';
import { ToolButtons } from './tool-buttons.tsx';
import { UnitSwitches } from './unit-switch.tsx';

const LONGEST = 80;
const shortened = (value: string) => (value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value);

function Invalid() {
  return (
    <>
      {invalid.value.map(({ parameter, value }) => (
        <p class="warning" role="status" key={parameter}>
          {text.value.invalidParameter(parameter, shortened(value ?? ''))}
        </p>
      ))}
    </>
  );
}

export function Listing() {
  return (
    <div class="listing" id="results" tabIndex={-1}>
      {narrow.value && <Count />}
      {narrow.value && <Switcher />}
      <CollectionTabs />
      <ToolButtons />
      <FilterBar />
      <Chips />
      <Invalid />
      {!narrow.value && <Count />}
      {matched.value !== 0 && <UnitSwitches fields={switchable(collection.value)} />}
      <ResultList />
      <SiteLinks />
    </div>
  );
}
