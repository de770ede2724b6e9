/** The legend of what the map shows now. */
import { computed } from '@preact/signals';
import { type LegendEntry, legend } from '../../style/legend.ts';
import { GROUND } from '../../style/palette.ts';
import { breaks, heated } from '../state/aggregates.ts';
import { language, map, mapped, place, text, theme } from '../state/app.ts';
import { heatUnitOf } from '../state/heat-unit.ts';
import { anyMarked } from '../state/picks.ts';

const star = computed<LegendEntry>(() => ({
  symbol: 'star',
  color: GROUND[theme.value].selected,
  label: text.value.picked,
}));

export const legendEntries = computed(() => [
  ...legend(map.value, {
    language: language.value,
    theme: theme.value,
    view: place.value.view,
    breaks: breaks.value,
    unit: heated.value && heatUnitOf(heated.value),
    active: mapped.value.id,
  }),
  ...(anyMarked.value ? [star.value] : []),
]);
