/** Entry of the map application. */
import { render } from 'preact';
import './css/tokens.css';
import './css/base.css';
import './css/layout.css';
import './css/panel.css';
import './css/list.css';
import './css/filter.css';
import './css/range.css';
import './css/views.css';
import './css/card.css';
import './css/map.css';
import './css/sketch.css';
import './css/narrow.css';
import { App } from './shell/app.tsx';

render(<App />, document.getElementById('app')!);
