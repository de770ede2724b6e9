/** The page: panel and map side by side, or the map with a sheet on a phone. */
import { RecordCard } from '../card/record-card.tsx';
import { FilterPanel } from '../filter/filter-panel.tsx';
import { MapView } from '../map/map-view.tsx';
import { narrow, place, text } from '../state/app.ts';
import { filtersOpen } from '../state/panel.ts';
import { Banner } from './banner.tsx';
import { Header } from './header.tsx';
import { Listing } from './listing.tsx';
import { SearchBox } from './search-box.tsx';
import { Sheet } from './sheet.tsx';
import { Switcher } from './switcher.tsx';

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
    </div>
  );
}

export function App() {
  return (
    <div class="app">
      <a class="skip" href="#results">
        {text.value.skipToResults}
      </a>
      <Banner />
      {narrow.value ? <Narrow /> : <Wide />}
    </div>
  );
}
