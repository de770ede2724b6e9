/** The map and what is beside it. */
import { Panel } from './panel.tsx';
import { Stage } from './stage.tsx';

export const App = () => (
  <>
    <Stage />
    <Panel />
  </>
);
