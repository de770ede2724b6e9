/** Drawing an area, loaded when somebody begins to. */
export { startAreaTool } from './area-tool.ts';
export { SketchBar } from './sketch-bar.tsx';
