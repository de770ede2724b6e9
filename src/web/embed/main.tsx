/** Entry of the embedded map: takes over what the server has written, once it can show no less. */
import { render } from 'preact';
import '../css/tokens.css';
import '../css/base.css';
import '../css/panel.css';
import '../css/list.css';
import '../css/map.css';
import '../css/maplibre.css';
import './embed.css';
import './panel.css';
import './stage.css';
import 'virtual:hues.css';
import { followDay } from '../state/today.ts';
import { App } from './app.tsx';
import { start } from './start.ts';

followDay();
await start();
render(<App />, document.getElementById('embed')!);
