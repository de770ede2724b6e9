/** The permanent page of a record. */
import type { Language, MapDefinition } from '../../domain/kinds.ts';
import { mapWith } from '../../domain/maps/index.ts';
import { oembedLink } from '../oembed/links.ts';
import type { Release } from '../releases.ts';
import { factsOf, keyFields, plainName } from './facts.ts';
import { type Html, layout } from './layout.ts';
import { linkedData } from './linked-data.ts';
import { recordPicturePath } from './pictures.ts';
import { goneBody, liveBody } from './record-body.ts';
import type { RecordView } from './record-view.ts';
import { SAY, TEXT } from './text.ts';
import { trailTo } from './trail.ts';

/** The most characters a description for search engines has. */
const DESCRIPTION = 200;

function description({ row, collection, names }: RecordView, map: MapDefinition, language: Language): string {
  const facts = factsOf(row, collection, ['status', ...keyFields(collection)], language, (id) =>
    names.get(id),
  );
  const text = [
    `${map.label[language]} · ${collection.label[language]}`,
    ...facts.map(({ label, value }) => `${label} ${value}`),
  ].join(language === 'zh' ? '；' : '; ');
  return text.length > DESCRIPTION ? `${text.slice(0, DESCRIPTION - 1)}…` : text;
}

type Options = {
  language: Language;
  origin: string;
  /** The public release of its map. */
  release: Release | undefined;
  /** Whether anything public is a sample. */
  sample: boolean;
  /** Its absolute address where it can be shown in a frame on other sites. */
  embeddable: string | undefined;
};

/** The page; only of a live record that is no sample search engines are told. */
export function recordPage(
  view: RecordView,
  { language, origin, release, sample, embeddable }: Options,
): Html {
  const { row, collection, state } = view;
  const map = mapWith(collection.id)!;
  const path = `/records/${collection.id}/${row.id}`;
  const address = `${origin}${path}`;
  const isIndexed = state === 'live' && release?.is_sample === 0;
  const picture = recordPicturePath(collection, String(row.id), release, language);
  const title = state === 'withdrawn' ? TEXT.withdrawn[language] : plainName(row, language);
  return layout({
    language,
    title,
    path,
    sample: sample || row.is_sample === 1,
    trail: trailTo(collection, language),
    feed: map,
    body:
      state === 'live' ? liveBody(view, map, address, language, release) : goneBody(view, address, language),
    ...(state === 'live' && embeddable ? { head: oembedLink(embeddable, title) } : {}),
    indexing: isIndexed
      ? {
          origin,
          description: description(view, map, language),
          linkedData: linkedData(row, collection, map, language, address),
          ...(picture
            ? { picture: { address: `${origin}${picture}`, alt: SAY.pictureOf(title)[language] } }
            : {}),
        }
      : undefined,
  });
}
