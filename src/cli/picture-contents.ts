/** What pictures of pages say and show. */
import type { LiveRecord, LiveRecords } from '../../tiles/layers.ts';
import { cardName, pictureName } from '../../tiles/picture-pack.ts';
import type { PictureSubject, PlannedPicture } from '../../tiles/pictures.ts';
import { CITY } from '../domain/city.ts';
import { numberFormat } from '../domain/formats.ts';
import type { Geometry } from '../domain/geometry.ts';
import type { Collection, Label, Language } from '../domain/kinds.ts';
import { VIEWS } from '../domain/maps/index.ts';
import { LOCALE } from '../domain/sentence.ts';
import type { Ground } from '../style/picture/ground.ts';
import type { PictureRecord } from '../style/picture/marks.ts';
import { mapCard, mapPicture, recordPicture } from '../style/picture/picture.ts';
import type { Saying } from '../style/picture/sheet.ts';
import { factsOf, isUntranslated, keyFields, plainName } from '../worker/pages/facts.ts';
import { TEXT } from '../worker/pages/text.ts';

const LANGUAGES: readonly Language[] = ['zh', 'en'];

const recordOf = (row: LiveRecord): PictureRecord[] =>
  typeof row.geometry === 'string'
    ? [
        {
          row,
          at: [Number(row.lon), Number(row.lat)],
          geometry: JSON.parse(row.geometry) as Geometry,
        },
      ]
    : [];

const shapes = (records: LiveRecords, collection: string): PictureRecord[] =>
  (records.get(collection) ?? []).flatMap(recordOf);

function groundOf(base: LiveRecords): Record<Language, Ground> {
  const neighbours = shapes(base, 'neighbours').map(({ geometry }) => geometry);
  const water = shapes(base, 'water').map(({ geometry }) => geometry);
  const divisions = shapes(base, 'divisions');
  const inLanguage = (language: Language): Ground => ({
    neighbours,
    water,
    divisions: divisions.map(({ row, at, geometry }) => ({
      geometry,
      at,
      name: language === 'zh' && row.short_zh ? String(row.short_zh) : plainName(row, language),
      isFunctional: row.kind === 'functional',
    })),
  });
  return { zh: inLanguage('zh'), en: inLanguage('en') };
}

const common = (language: Language, asOf: string, isSample: boolean) => ({
  brand: `${CITY.name[language]} · ${TEXT.product[language]}`,
  asOf: `${TEXT.asOf[language]} ${asOf}`,
  sample: isSample ? TEXT.sampleData[language] : undefined,
  approval: [CITY.approvalNumber ?? TEXT.noApproval[language], CITY.attribution[language]],
});

const isSample = (records: LiveRecords) =>
  [...records.values()].some((list) => list.some((record) => record.is_sample === 1));

/** Counts of a map's collections, as many as there is room for. */
const counts = ({ map, records }: PictureSubject, language: Language): Saying['facts'] =>
  map.collections
    .map(({ id, label }) => ({ label: label[language], count: records.get(id)?.length ?? 0 }))
    .filter(({ count }) => count > 0)
    .map(({ label, count }) => ({ label, value: numberFormat(LOCALE[language]).format(count) }));

function namesOf({ records, base }: PictureSubject): Map<string, Label> {
  const rows = [...records.values(), ...base.values()].flat();
  return new Map(rows.map((row) => [String(row.id), { zh: plainName(row, 'zh'), en: plainName(row, 'en') }]));
}

/** The most facts a picture has room for. */
const MOST_FACTS = 5;

function recordSaying(
  { row }: PictureRecord,
  collection: Collection,
  { map, asOf }: PictureSubject,
  names: ReadonlyMap<string, Label>,
  language: Language,
): Saying {
  const facts = factsOf(row, collection, ['status', ...keyFields(collection)], language, (id) =>
    names.get(id),
  );
  return {
    ...common(language, String(row.verified_at ?? asOf), row.is_sample === 1),
    kicker: (isUntranslated(row, language)
      ? [collection.label, TEXT.untranslated]
      : [map.label, collection.label]
    )
      .map((label) => label[language])
      .join(' · '),
    title: plainName(row, language),
    facts: facts.slice(0, MOST_FACTS),
  };
}

/** Pictures of a map and of its records whose collection asks for them, in both languages. */
export function* picturesIn(subject: PictureSubject): Generator<PlannedPicture> {
  const { map, records, base, asOf } = subject;
  if (!VIEWS.includes(map)) return;
  const grounds = groundOf(base);
  const placed = new Map(map.collections.map(({ id }) => [id, shapes(records, id)]));
  const names = namesOf(subject);
  for (const language of LANGUAGES) {
    const scene = { map, records: placed, ground: grounds[language], extent: CITY.bounds };
    const saying: Saying = {
      ...common(language, asOf, isSample(records)),
      kicker: map.verb[language],
      title: map.label[language],
      facts: counts(subject, language),
    };
    yield {
      name: pictureName(map.id, language),
      svg: mapPicture(scene, saying),
      until: null,
    };
    yield {
      name: cardName(map.id, language),
      svg: mapCard(scene, saying, TEXT.liveMap[language]),
      until: null,
    };
    for (const collection of map.collections.filter(({ pictured }) => pictured))
      for (const record of placed.get(collection.id)!)
        yield {
          name: pictureName(`${collection.id}/${record.row.id}`, language),
          svg: recordPicture(scene, record, recordSaying(record, collection, subject, names, language)),
          until: record.row.valid_until === null ? null : String(record.row.valid_until),
        };
  }
}
