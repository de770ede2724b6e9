/** A plan on the map. */
import { useEffect } from 'preact/hooks';
import { sheet } from '../../state/about.ts';
import { go } from '../../state/app.ts';
import { flyTo } from '../../state/opened.ts';
import { type ToolLine, toolLine } from '../../state/tool.ts';
import type { Planned } from './planning.ts';

/** A line for each day, from where it starts over its stops to where it ends. */
function lineOf({ placed, plan, frame: { start, end } }: Planned): ToolLine {
  const at = (stop: number) => placed[stop]!.stop.at;
  return {
    tool: 'visit',
    lines: plan.days.map(({ calls }) => [
      ...(start ? [start] : []),
      ...calls.map(({ stop }) => at(stop)),
      ...(end ? [end] : []),
    ]),
    stops: plan.order.map((stop, i) => ({ at: at(stop), number: i + 1 })),
  };
}

const CLOSEST = 13;

function fitMap(planned: Planned): void {
  const coordinates = lineOf(planned).lines.flat();
  flyTo({ geometry: { type: 'MultiPoint', coordinates }, properties: {} }, CLOSEST);
}

/** Whether the line outlives the tool, where that covers the map. */
let staysOnMap = false;

/** Shows the plan on the map while it is open, and moves the map when its stops are others. */
export function useMapLine(planned: Planned): void {
  const { placed, pending } = planned;
  useEffect(() => {
    toolLine.value = lineOf(planned);
  }, [planned]);
  const keys = placed
    .map(({ key }) => key)
    .sort()
    .join();
  useEffect(() => {
    if (pending > 0 || placed.length === 0) return;
    fitMap(planned);
  }, [keys, pending]);
  useEffect(
    () => () => {
      if (!staysOnMap) toolLine.value = undefined;
      staysOnMap = false;
    },
    [],
  );
}

/** Clears the map of what covers it on a phone. */
export function showOnMap(planned: Planned): void {
  staysOnMap = true;
  sheet.value = 'peek';
  go({ tool: undefined, open: undefined });
  fitMap(planned);
}
