/** What the site has besides its maps: the policy library, reported cases, the state of the data. */
import { collectionOf } from '../../domain/maps/index.ts';
import { language, text } from '../state/app.ts';

const LIBRARIES = ['policies', 'cases'];

export function SiteLinks() {
  const lang = language.value;
  const links: [path: string, label: string][] = [
    ...LIBRARIES.map((id): [string, string] => [`/records/${id}`, collectionOf(id)!.label[lang]]),
    ['/status', text.value.dataStatus],
    ['/api/docs', text.value.openData],
    ['/about', text.value.aboutSite],
  ];
  return (
    <nav class="site-links" aria-label={text.value.siteLinks}>
      {links.map(([path, label]) => (
        <a key={path} href={`${path}?lang=${lang}`}>
          {label}
        </a>
      ))}
    </nav>
  );
}
