/** Entry of the map application. */
// First of all: what follows reads the address as it is evaluated.
import './state/saved-address.ts';
import { render } from 'preact';
import './css/tokens.css';
import './css/base.css';
import './css/layout.css';
import './css/panel.css';
import './css/list.css';
import './css/filter.css';
import './css/units.css';
import './css/card.css';
import './css/tool.css';
import './css/maplibre.css';
import './css/map.css';
import './tools/ask/ask.css';
import './css/sketch.css';
import './css/list-only.css';
import './css/narrow.css';
import { App } from './shell/app.tsx';
import { place } from './state/app.ts';
import { atRest } from './state/at-rest.ts';
import { startCounting } from './state/counting.ts';
import { askFirst } from './state/question.ts';
import { followDay } from './state/today.ts';

followDay();
askFirst();
render(<App />, document.getElementById('app')!);
const arrival = place.peek();
atRest(() => startCounting('page', arrival));
