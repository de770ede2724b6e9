/** `/pictures`: pictures of maps and of records, as the public release made them; cards with the link of this site. */
import { type Context, Hono } from 'hono';
import { cardName, pictureName } from '../../../tiles/picture-pack.ts';
import { hasEnded } from '../../domain/freshness.ts';
import type { Language } from '../../domain/kinds.ts';
import { collectionOf, mapOf, mapWith } from '../../domain/maps/index.ts';
import { placeFrom, searchOf } from '../../domain/place.ts';
import type { App } from '../env.ts';
import { currentRelease } from '../releases.ts';
import { fail, taggedContent } from '../respond.ts';
import { today } from '../today.ts';
import { withLink } from './link.ts';
import { type StoredPicture, storedPicture } from './packs.ts';

export const pictures = new Hono<App>();

/** The language asked for; Chinese when none is. @throws Failure 400 for others. */
function languageAsked(c: Context<App>): Language {
  const value = c.req.query('lang') ?? 'zh';
  if (value === 'zh' || value === 'en') return value;
  return fail({
    code: 'invalid',
    errors: [{ parameter: 'lang', value, reason: 'there are pictures in zh and en; use one of these' }],
  });
}

/** A picture that a map's public release holds, and how what depends on it is named. */
async function held(c: Context<App>, map: string, name: string): Promise<StoredPicture & { key: string }> {
  const release = await currentRelease(c.env.CONTENT, map);
  const picture = release.pictures && (await storedPicture(c.env.ARCHIVES, release.pictures, name));
  if (!picture) return fail({ code: 'not-found', what: `picture "${name}"` });
  if (hasEnded(picture.until, today()))
    return fail({ code: 'gone', what: `The picture "${name}" (valid until ${picture.until})` });
  c.header('cache-tag', map);
  return { ...picture, key: `picture ${name} ${picture.source}` };
}

const PNG = { type: 'image/png', vary: 'accept-encoding' };

/** Answers the picture of a map or of a record (`collection/id`). */
async function answer(c: Context<App>, map: string, of: string): Promise<Response> {
  const { key, png } = await held(c, map, pictureName(of, languageAsked(c)));
  return taggedContent(c, key, async () => ({ content: await png() }), PNG);
}

const mapIn = (file: string) => {
  const id = file.slice(0, -'.png'.length);
  return mapOf(id) ?? fail({ code: 'not-found', what: `map "${id}"` });
};

pictures.get('/:file{[a-z]+\\.png}', (c) => {
  const { id } = mapIn(c.req.param('file'));
  return answer(c, id, id);
});

pictures.get('/cards/:file{[a-z]+\\.png}', async (c) => {
  const { id } = mapIn(c.req.param('file'));
  const language = languageAsked(c);
  const { key, png } = await held(c, id, cardName(id, language));
  const link = `${new URL(c.req.url).origin}/${searchOf({ ...placeFrom(`?map=${id}`), language })}`;
  return taggedContent(
    c,
    `${key} ${link}`,
    async () => ({ content: await withLink(await png(), link) }),
    PNG,
  );
});

pictures.get('/:collection{[a-z]+}/:file{[a-z0-9]+\\.png}', (c) => {
  const { collection: asked, file } = c.req.param();
  const collection = collectionOf(asked) ?? fail({ code: 'not-found', what: `collection "${asked}"` });
  return answer(c, mapWith(collection.id)!.id, `${collection.id}/${file.slice(0, -'.png'.length)}`);
});
