/** The conformance classes the API passes (OGC API – Common, Features, Tiles; CQL2). */
const OGC = 'http://www.opengis.net/spec';

const CLASSES: Readonly<Record<string, readonly string[]>> = {
  'ogcapi-common-1/1.0': ['core', 'landing-page', 'json', 'oas30'],
  'ogcapi-common-2/1.0': ['collections'],
  'ogcapi-common-3/1.0': ['schemas'],
  'ogcapi-features-1/1.0': ['core', 'oas30', 'geojson', 'html'],
  'ogcapi-features-2/1.0': ['crs'],
  'ogcapi-features-3/1.0': ['queryables', 'queryables-query-parameters', 'filter', 'features-filter'],
  // QGIS before 3.44 looks for these names.
  'ogcapi-features-5/1.0': ['schemas'],
  'cql2/1.0': [
    'cql2-text',
    'cql2-json',
    'basic-cql2',
    'advanced-comparison-operators',
    'case-insensitive-comparison',
    'basic-spatial-functions',
    'basic-spatial-operators',
  ],
  'ogcapi-tiles-1/1.0': ['core', 'tileset', 'tilesets-list', 'dataset-tilesets', 'geodata-tilesets', 'mvt'],
};

/** The conformance declaration (Features, 7.4). */
export const conformance = {
  conformsTo: Object.entries(CLASSES).flatMap(([standard, classes]) =>
    classes.map((name) => `${OGC}/${standard}/conf/${name}`),
  ),
};
