/** What stands on the map while a visitor draws, or keeps a tool's line there. */
import { later } from '../shell/later.tsx';

export const SketchBar = later(async () => (await import('./visitor-layers.ts')).SketchBar);

export const ToolLineBar = later(async () => (await import('./visitor-layers.ts')).ToolLineBar);
