/** One input per kind of field; each reads and writes the text of its filter parameter. */
import type { FunctionComponent } from 'preact';
import { useEffect } from 'preact/hooks';
import { textIn } from '../../domain/bilingual.ts';
import type { Field, Kind } from '../../domain/kinds.ts';
import { namesQuarters } from '../../domain/query.ts';
import type { ValueFacet } from '../api.ts';
import { numberText } from '../shell/number.ts';
import { language } from '../state/app.ts';
import { valueFacet } from '../state/facets.ts';
import { choicesOf, loadChoices, loadEach, nameOf, shownName } from '../state/names.ts';
import { ChoiceList } from './choice-list.tsx';
import { choices, valuesOf } from './choices.ts';
import { RangeWidget } from './range-widget.tsx';
import { texts as filterTexts } from './texts.ts';

export type WidgetProps = {
  name: string;
  field: Field;
  /** The parameter's text; empty when the field is not filtered. */
  value: string;
  /** `continuous` while a value is still on its way. */
  set: (value: string | undefined, continuous?: boolean) => void;
};

/** Records that have no value, and so are never found by this filter. */
export const Missing = ({ count }: { count: number | undefined }) =>
  count ? (
    <p class="quiet facet-note">{filterTexts.value.missing(numberText(count, language.value))}</p>
  ) : null;

const countsOf = (facet: ValueFacet | undefined) =>
  facet && new Map(facet.values.map(({ value, count }) => [String(value), count]));

function Listed(
  props: WidgetProps & {
    vocabulary: readonly string[];
    labelOf: (value: string) => string;
    offers?: (value: string) => boolean;
    isSingle?: boolean;
  },
) {
  const { name, value, vocabulary, labelOf, offers = () => true, isSingle = false } = props;
  const facet = valueFacet(name);
  const chosen = valuesOf(value, isSingle);
  const all = choices(vocabulary, countsOf(facet), chosen, labelOf).filter(
    (choice) => chosen.has(choice.value) || offers(choice.value),
  );
  if (all.length === 0) return <p class="quiet">{filterTexts.value.noChoice}</p>;
  return (
    <ChoiceList
      {...props}
      all={all}
      order={vocabulary}
      isSingle={isSingle}
      note={<Missing count={facet?.missing} />}
    />
  );
}

function TermWidget(props: WidgetProps) {
  const { field } = props;
  if (field.kind !== 'term') return null;
  return (
    <Listed
      {...props}
      vocabulary={Object.keys(field.terms)}
      labelOf={(code) => field.terms[code]?.[language.value] ?? code}
    />
  );
}

const FLAGS = ['true', 'false'];

const FlagWidget = (props: WidgetProps) => (
  <Listed
    {...props}
    vocabulary={FLAGS}
    labelOf={(value) => (value === 'true' ? filterTexts.value.yes : filterTexts.value.no)}
  />
);

/** So many records of a collection with too many to choose from are offered, the most frequent ones. */
const OFFERED = 12;

function ReferenceWidget(props: WidgetProps) {
  const to = props.field.kind === 'reference' ? props.field.to : '';
  useEffect(() => {
    void loadChoices(to);
  }, [to]);
  const frequent = valueFacet(props.name)?.values.slice(0, OFFERED);
  const isLarge = choicesOf(to)?.length === 0;
  useEffect(() => {
    if (isLarge && frequent)
      loadEach(to, [...frequent.map(({ value }) => String(value)), ...valuesOf(props.value, false)]);
  }, [to, isLarge, frequent?.map(({ value }) => value).join()]);
  const label = (id: string) => shownName(id)[language.value];
  const ids = [...(choicesOf(to) ?? [])].sort((a, b) => label(a).localeCompare(label(b), language.value));
  return <Listed {...props} vocabulary={ids} labelOf={label} offers={(id) => nameOf(id) !== undefined} />;
}

/** A quarter, or a range of them that came with a link or a tool. */
const quarterWords = (value: string): string =>
  value
    .replace(/^\.\.\//, '≤ ')
    .replace(/^(.*)\/\.\.$/, '≥ $1')
    .replace('/', ' – ');

/** Text with more values than this is typed. */
const LISTED = 40;

function TextWidget(props: WidgetProps) {
  const { name, field, value, set } = props;
  const facet = valueFacet(name);
  if (facet && facet.values.length <= LISTED)
    return (
      <Listed
        {...props}
        vocabulary={facet.values.map(({ value: one }) => String(one)).sort()}
        labelOf={namesQuarters(field) ? quarterWords : (one) => textIn(one, language.value)}
        isSingle
      />
    );
  return (
    <input
      type="text"
      name={name}
      aria-label={field.label[language.value]}
      placeholder={name.endsWith('_quarter') ? filterTexts.value.quarterHint : filterTexts.value.exactHint}
      value={value}
      maxLength={64}
      onChange={(event) => set(event.currentTarget.value.trim() || undefined)}
    />
  );
}

const WIDGETS: Record<Kind, FunctionComponent<WidgetProps>> = {
  term: TermWidget,
  flag: FlagWidget,
  reference: ReferenceWidget,
  text: TextWidget,
  number: RangeWidget,
  count: RangeWidget,
  date: RangeWidget,
};

/** The widget of a field. */
export function Widget(props: WidgetProps) {
  const Kinds = WIDGETS[props.field.kind];
  return <Kinds {...props} />;
}
