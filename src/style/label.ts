/** Text on the map: which name, how large, with which halo. Glyphs are drawn by the client, so no font URL is needed. */
import type { ExpressionSpecification, SymbolLayerSpecification } from '@maplibre/maplibre-gl-style-spec';
import type { Language } from '../domain/kinds.ts';
import type { Theme } from './theme.ts';

/** The name of a feature in a language; Chinese where there is no English one. */
export const nameOf = (language: Language): ExpressionSpecification =>
  language === 'zh' ? ['get', 'name_zh'] : ['coalesce', ['get', 'name_en'], ['get', 'name_zh']];

/** The short name of a place of the base map. */
export const shortNameOf = (language: Language): ExpressionSpecification =>
  language === 'zh' ? ['coalesce', ['get', 'short_zh'], ['get', 'name_zh']] : nameOf(language);

const FONT = ['Noto Sans Regular'];

/** Layout every label shares; labels give way to each other. */
export const textLayout = (
  text: ExpressionSpecification,
  size: number,
): NonNullable<SymbolLayerSpecification['layout']> => ({
  'text-field': text,
  'text-font': FONT,
  'text-size': size,
  'text-max-width': 9,
  'text-padding': 4,
  'text-allow-overlap': false,
});

/** Paint every label shares. */
export const textPaint = (
  theme: Theme,
  color = theme.text,
): NonNullable<SymbolLayerSpecification['paint']> => ({
  'text-color': color,
  'text-halo-color': theme.halo,
  'text-halo-width': 1.4,
});
