/** The page: panel and map side by side, or the map with a sheet on a phone. */
import { computed } from '@preact/signals';
import { mapStatus } from '../state/about.ts';
import { narrow, place, text } from '../state/app.ts';
import { filtersOpen } from '../state/panel.ts';
import { Banner } from './banner.tsx';
import { Header } from './header.tsx';
import { Listing } from './listing.tsx';
import { FilterPanel, MapView, RecordCard } from './parts.tsx';
import { SearchBox } from './search-box.tsx';
import { Sheet } from './sheet.tsx';
import { Switcher } from './switcher.tsx';
import { ToolPanel } from './tool-panel.tsx';
import { TrustLines } from './trust-lines.tsx';

function Wide() {
  return (
    <div class="split">
      <aside class="panel" aria-label={text.value.panel}>
        <Header />
        <Switcher />
        <SearchBox />
        <Listing />
      </aside>
      <main class="stage">
        <MapView />
        {place.value.open && <RecordCard />}
        {filtersOpen.value && <FilterPanel />}
        <ToolPanel />
      </main>
    </div>
  );
}

function Narrow() {
  return (
    <div class="narrow">
      <div class="topbar">
        <Header />
        <SearchBox />
      </div>
      <MapView />
      <Sheet>{place.value.open ? <RecordCard /> : <Listing />}</Sheet>
      {filtersOpen.value && <FilterPanel />}
      <ToolPanel />
    </div>
  );
}

/** Where the map cannot be drawn: the list has the page, everything else works as ever. */
function ListOnly() {
  const isOpen = place.value.open !== undefined;
  return (
    <div class="list-only">
      <div class="panel">
        <Header />
        {!narrow.value && <Switcher />}
        <SearchBox />
        {isOpen && narrow.value ? <RecordCard /> : <Listing />}
      </div>
      {isOpen && !narrow.value && <RecordCard />}
      {filtersOpen.value && <FilterPanel />}
      <ToolPanel />
      <footer class="list-only-foot">
        <span role="status">{text.value.mapFailed}</span>
        <TrustLines />
      </footer>
    </div>
  );
}

const Layout = () => (mapStatus.value === 'failed' ? <ListOnly /> : narrow.value ? <Narrow /> : <Wide />);

/** On a phone an open record stands in the list's place. */
const isListed = computed(() => !(narrow.value && place.value.open !== undefined));

export function App() {
  return (
    <div class="app">
      {isListed.value && (
        <a class="skip" href="#results">
          {text.value.skipToResults}
        </a>
      )}
      <Banner />
      <Layout />
    </div>
  );
}
