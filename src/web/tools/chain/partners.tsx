/** Partner countries of a chain, as bars: what crosses borders is never a line on the map. */
import { COUNTRIES } from '../../../domain/vocabulary.ts';
import { BarList } from '../../chart/bar-list.tsx';
import { numberText } from '../../shell/number.ts';
import { go, language, place } from '../../state/app.ts';
import { chain, partners } from './data.ts';
import { texts } from './texts.ts';

export function Partners() {
  const answer = partners.current.value.value;
  const facet = answer?.facets.partner_country;
  if (!answer || !facet || !('values' in facet)) return null;
  const named = facet.values.reduce((sum, { count }) => sum + count, 0);
  const number = (value: number) => numberText(value, language.value);
  const { params, collection } = place.value;
  const bars = facet.values.map(({ value, count }) => ({
    key: String(value),
    label: COUNTRIES[String(value) as keyof typeof COUNTRIES]?.[language.value] ?? String(value),
    value: count,
    said: texts.value.links(number(count)),
    isChosen: collection === 'links' && params.partner_country === String(value),
  }));
  const choose = (country: string) =>
    go({ collection: 'links', params: { chain: chain.peek(), partner_country: country } });
  return (
    <section class="partners">
      <h3>{texts.value.partners}</h3>
      {bars.length === 0 ? (
        <p class="quiet chain-note">{texts.value.noPartners}</p>
      ) : (
        <>
          <p class="quiet chain-note">
            {texts.value.partnersNote(number(named), number(answer.numberMatched))}
          </p>
          <BarList bars={bars} label={texts.value.partners} choose={choose} />
        </>
      )}
    </section>
  );
}
