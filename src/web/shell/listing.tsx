/** Filters, count and results of the active collection. */
import { useLayoutEffect, useRef } from 'preact/hooks';
import { Chips } from '../filter/chips.tsx';
import { FilterBar } from '../filter/filter-bar.tsx';
import { Count, ResultList } from '../list/result-list.tsx';
import { collection, invalid, narrow, text } from '../state/app.ts';
import { firstPath, matched } from '../state/results.ts';
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

const Units = () => matched.value !== 0 && <UnitSwitches fields={switchable(collection.value)} />;

/** On a phone, where height is dear, all but the maps and the collections stands in one row that scrolls. */
function NarrowHead() {
  return (
    <>
      <Count />
      <Switcher />
      <CollectionTabs />
      <FilterBar>
        <Chips />
        <ToolButtons />
        <Units />
      </FilterBar>
      <Invalid />
    </>
  );
}

function WideHead() {
  return (
    <>
      <CollectionTabs />
      <ToolButtons />
      <FilterBar />
      <Chips />
      <Invalid />
      <Count />
      <Units />
    </>
  );
}

/** Where the list was left, and which list that was. */
let left: { list: string | undefined; top: number } | undefined;

export function Listing() {
  const root = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (left && left.list === firstPath.peek()) root.current!.scrollTop = left.top;
  }, []);
  return (
    <div
      class="listing"
      id="results"
      tabIndex={-1}
      ref={root}
      onScroll={({ currentTarget }) => {
        left = { list: firstPath.peek(), top: currentTarget.scrollTop };
      }}
    >
      {narrow.value ? <NarrowHead /> : <WideHead />}
      <ResultList />
      <SiteLinks />
    </div>
  );
}
