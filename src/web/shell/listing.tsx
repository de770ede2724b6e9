/** Filters, count and results of the active collection. */
import { useLayoutEffect, useRef } from 'preact/hooks';
import { Chips } from '../filter/chips.tsx';
import { FilterBar } from '../filter/filter-bar.tsx';
import { Count, ResultList } from '../list/result-list.tsx';
import { collection, invalid, narrow } from '../state/app.ts';
import { firstPath, isHeard, matched } from '../state/results.ts';
import { switchable } from '../state/units.ts';
import { Invalid, ReadingNote } from './parts.tsx';
import { SiteLinks } from './site-links.tsx';
import { CollectionTabs, Switcher } from './switcher.tsx';
import { ToolButtons } from './tool-buttons.tsx';
import { UnitSwitches } from './unit-switch.tsx';

const Units = () => matched.value !== 0 && <UnitSwitches fields={switchable(collection.value)} />;

/** On a phone, where height is dear, all but the maps and the collections stands in one row that scrolls. */
function NarrowHead() {
  return (
    <>
      <Count />
      <Switcher />
      <CollectionTabs />
      <FilterBar>
        {isHeard.value && <ReadingNote only="heard" />}
        <Chips />
        <ToolButtons />
        <Units />
      </FilterBar>
      {invalid.value.length > 0 && <Invalid />}
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
      {invalid.value.length > 0 && <Invalid />}
      <Count />
      <Units />
    </>
  );
}

/** Where the list was left, and which list that was. */
let left: { list: string | undefined; top: number } | undefined;

export function Listing() {
  const root = useRef<HTMLDivElement>(null);
  const list = firstPath.value;
  useLayoutEffect(() => {
    root.current!.scrollTop = left && left.list === list ? left.top : 0;
  }, [list]);
  return (
    <div
      class="listing"
      id="results"
      tabIndex={-1}
      ref={root}
      onScroll={({ currentTarget }) => {
        left = { list, top: currentTarget.scrollTop };
      }}
    >
      {narrow.value ? <NarrowHead /> : <WideHead />}
      <ResultList />
      <SiteLinks />
    </div>
  );
}
