/** Pictures of a record with caption and credit. */
import type { Medium } from '../api.ts';
import { language } from '../state/app.ts';
import { texts as cardTexts } from './texts.ts';

/** Pictures of other hosts are not loaded: the page promises to talk to its own host only. */
const isOwn = (url: string) => url.startsWith('/') && !url.startsWith('//');

const isPicture = ({ kind, url }: Medium) => kind !== 'document' && isOwn(url);

export function Pictures({ media }: { media: readonly Medium[] }) {
  if (media.length === 0) return null;
  return (
    <section>
      <h3>{cardTexts.value.pictures}</h3>
      <div class="pictures">
        {media.map((medium) => {
          const caption = medium.caption?.[language.value] ?? '';
          return (
            <figure key={medium.url}>
              {isPicture(medium) && <img src={medium.url} alt={caption} loading="lazy" />}
              <figcaption>
                {isPicture(medium) ? (
                  caption
                ) : (
                  <a href={medium.url} rel="noopener noreferrer" target="_blank">
                    {caption || medium.url}
                  </a>
                )}
                {medium.credit && <span class="quiet"> · {medium.credit}</span>}
              </figcaption>
            </figure>
          );
        })}
      </div>
    </section>
  );
}
