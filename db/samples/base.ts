/** The base geography as files of the surveying department; real places under their own names. */
import { csvFile, geojsonFile } from './files.ts';
import { type Outline, outlines } from './geography.ts';
import { type Group, type Layout, rows } from './layout.ts';
import { DEPARTMENTS, type Submission, submission } from './sample-file.ts';
import { point, type Sample, type World } from './world.ts';
import { industriesOf } from './zone-industries.ts';

/** Files of GIS staff: their columns are called as the fields are. */
const named = (...names: string[]): readonly Group[] => [['', names.map((name) => [name, name] as const)]];

const UNNAMED = '未名水体';
const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

const samplesOf = (
  found: readonly Outline[],
  values: (outline: Outline, no: string) => Sample['values'],
): Sample[] =>
  found.map((outline, i) => ({
    geometry: outline.geometry,
    values: values(outline, String(i + 1).padStart(3, '0')),
  }));

function outlineFile(collection: string, groups: readonly Group[], samples: readonly Sample[]): Submission {
  const layout: Layout = { collection, crs: 'wgs84', dates: 'iso', groups };
  return submission(
    { file: `${collection}.geojson`, collection, source: DEPARTMENTS.surveying, crs: 'wgs84' },
    geojsonFile(layout, rows(layout, samples)),
    { accepted: samples.length },
  );
}

function pointFile(collection: string, groups: readonly Group[], samples: readonly Sample[]): Submission {
  const layout: Layout = { collection, crs: 'wgs84', dates: 'iso', groups };
  return submission(
    { file: `${collection}.csv`, collection, source: DEPARTMENTS.surveying, crs: 'wgs84' },
    csvFile(layout, rows(layout, samples), { encoding: 'utf-8' }),
    { accepted: samples.length },
  );
}

const POINT: readonly (readonly [string, string])[] = [
  ['编号', 'source_no'],
  ['名称', 'name_zh'],
  ['英文名', 'name_en'],
  ['板块', 'division'],
  ['经度', '@lon'],
  ['纬度', '@lat'],
];

/** Divisions, water, neighbours, zones and hubs, in the order in which others refer to them. */
export function baseFiles(world: World): Submission[] {
  const divisions = samplesOf(outlines('divisions'), ({ properties }) => ({
    source_no: String(properties.code),
    code: String(properties.code),
    name_zh: text(properties.name_zh),
    name_en: text(properties.name_en),
    short_zh: text(properties.short_zh),
    division: String(properties.code),
    kind: text(properties.kind),
    area: Number(properties.area_m2),
  }));
  const water = samplesOf(outlines('water'), ({ properties }, no) => ({
    source_no: `SX-${no}`,
    name_zh: text(properties.name_zh) ?? UNNAMED,
    name_en: text(properties.name_en),
    kind: text(properties.kind),
    area: Number(properties.area_m2),
  }));
  const neighbours = samplesOf(outlines('neighbours'), ({ properties }, no) => ({
    source_no: `ZB-${no}`,
    name_zh: text(properties.name_zh),
    name_en: text(properties.name_en),
  }));
  const zones = world.zones.map(
    (zone): Sample => ({
      geometry: point(zone.centre),
      values: {
        source_no: zone.no,
        name_zh: zone.name,
        name_en: zone.nameEn,
        short_zh: zone.short,
        division: zone.division,
        level: zone.level,
        founded: zone.founded,
        accuracy: zone.accuracy * 1000,
        industries: industriesOf(zone),
      },
    }),
  );
  const hubs = world.hubs.map(
    (hub): Sample => ({
      geometry: point(hub.centre),
      values: {
        source_no: hub.no,
        name_zh: hub.name,
        name_en: hub.nameEn,
        division: hub.division === '' ? null : hub.division,
        kind: hub.kind,
        accuracy: hub.accuracy * 1000,
      },
    }),
  );
  const zoneColumns = [
    ...POINT,
    ['简称', 'short_zh'],
    ['级别', 'level'],
    ['设立年份', 'founded'],
    ['主导产业', 'industries'],
    ['位置误差（公里）', 'accuracy'],
  ] as const;
  const hubColumns = [...POINT, ['类别', 'kind'], ['位置误差（公里）', 'accuracy']] as const;
  return [
    outlineFile(
      'divisions',
      named('source_no', 'code', 'name_zh', 'name_en', 'short_zh', 'division', 'kind', 'area'),
      divisions,
    ),
    outlineFile('water', named('source_no', 'name_zh', 'name_en', 'kind', 'area'), water),
    outlineFile('neighbours', named('source_no', 'name_zh', 'name_en'), neighbours),
    pointFile('zones', [['', zoneColumns]], zones),
    pointFile('hubs', [['', hubColumns]], hubs),
  ];
}
