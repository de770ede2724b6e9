/** A plot held against a project: what it asks, what the project has, and what it would cost. */

import { collectionOf } from '../../../domain/maps/index.ts';
import type { Item, Properties } from '../../api.ts';
import { TermNote } from '../../card/term-note.tsx';
import { facts } from '../../list/facts.ts';
import { Name } from '../../list/name.tsx';
import { Icon } from '../../shell/icon.tsx';
import { numberText } from '../../shell/number.ts';
import { language } from '../../state/app.ts';
import { money, percent, plotField, plotText } from './amounts.ts';
import { type Project, type Reason, reasons } from './project.ts';
import { texts } from './texts.ts';

/** Nearer than this is exactly there. */
const NEAR = 0.005;

function areaWords(margin: number): string {
  if (Math.abs(margin) < NEAR) return texts.value.asLarge;
  return (margin > 0 ? texts.value.larger : texts.value.smaller)(percent(margin));
}

function thresholdWords({ verdict, margin = 0 }: Reason): string {
  if (verdict === 'unstated') return texts.value.notStated;
  if (Math.abs(margin) < NEAR) return texts.value.metExactly;
  return verdict === 'met' ? texts.value.metBy(percent(margin)) : texts.value.shortBy(percent(margin));
}

/** What is said of a reason: what the plot has or asks, and how the project stands to it. */
function words(reason: Reason, plot: Properties): [asked: string, answer: string] {
  const { field, verdict } = reason;
  const value = plot[field];
  const given = (fact: string) => (verdict === 'unstated' ? texts.value.notStated : fact);
  switch (field) {
    case 'industries':
      return ['', given(verdict === 'met' ? texts.value.accepts : texts.value.refuses)];
    case 'area':
      return [plotText(Number(value), field), areaWords(reason.margin ?? 0)];
    case 'supply_quarter':
      return [String(value ?? ''), given(verdict === 'met' ? texts.value.inTime : texts.value.tooLate)];
    case 'far_min':
    case 'far_max': {
      const bounds = [plot.far_min, plot.far_max].map((bound) => bound ?? '…').join('–');
      const short = field === 'far_min' ? texts.value.farLow : texts.value.farHigh;
      return [bounds, given(verdict === 'met' ? texts.value.farFits : short)];
    }
    default:
      return [
        verdict === 'unstated' ? '' : texts.value.asks(plotText(Number(value), field)),
        thresholdWords(reason),
      ];
  }
}

const MARKS = { met: 'check', short: 'close', unstated: 'minus' } as const;

function ReasonLine({ reason, plot }: { reason: Reason; plot: Properties }) {
  const { field, verdict, margin = 0, whole = margin } = reason;
  const [asked, answer] = words(reason, plot);
  const label = field.startsWith('far') ? texts.value.far : plotField(field).label[language.value];
  return (
    <li class={`fit-reason fit-${verdict}`}>
      <Icon name={MARKS[verdict]} />
      <span class="fit-reason-name">
        {label} <span class="quiet">{asked}</span>
      </span>
      <span class="fit-answer">{answer}</span>
      {verdict === 'met' && whole < -NEAR && (
        <span class="fit-whole">{texts.value.whole(percent(whole))}</span>
      )}
    </li>
  );
}

function verdictOf(all: readonly Reason[]): { kind: Reason['verdict']; words: string } {
  const many = (verdict: Reason['verdict']) => all.filter((one) => one.verdict === verdict).length;
  const number = (value: number) => numberText(value, language.value);
  const [short, unstated] = [many('short'), many('unstated')];
  if (short > 0) return { kind: 'short', words: texts.value.some(number(short)) };
  if (unstated > 0) return { kind: 'unstated', words: texts.value.open(number(unstated)) };
  return { kind: 'met', words: texts.value.all(number(all.length)) };
}

/** Status, mode of supply, term and price: how the land is had, for how long and for how much. */
function Terms({ plot }: { plot: Properties }) {
  const own = facts(collectionOf('plots')!, plot, ['status', 'tier', 'supply_mode']);
  const { base_price: price, area, term, first_term: first, second_term: second } = plot;
  const years = (value: unknown) => plotText(Number(value), 'term');
  return (
    <dl class="fit-terms">
      {own.map(({ name, label, value }) => (
        <div key={name}>
          <dt>{label}</dt>
          <dd>
            {value}
            <TermNote field={name} code={String(plot[name])} />
          </dd>
        </div>
      ))}
      {typeof term === 'number' && (
        <div>
          <dt>{texts.value.term}</dt>
          <dd>
            {years(term)}
            {typeof first === 'number' && typeof second === 'number' && (
              <span class="fact-note">{texts.value.staged(years(first), years(second))}</span>
            )}
          </dd>
        </div>
      )}
      {typeof price === 'number' && typeof area === 'number' && (
        <div>
          <dt>{texts.value.total}</dt>
          <dd>
            {money(price * area)}
            <span class="fact-note">
              {texts.value.totalOf(plotText(price, 'base_price'), plotText(area, 'area'))}
            </span>
          </dd>
        </div>
      )}
    </dl>
  );
}

type Props = { project: Project; item: Item; open: () => void; hover: (isOver: boolean) => void };

export function PlotFit({ project, item, open, hover }: Props) {
  const all = reasons(project, item.properties);
  const verdict = verdictOf(all);
  return (
    <li class="fit-plot" onMouseEnter={() => hover(true)} onMouseLeave={() => hover(false)}>
      <h4>
        <button
          type="button"
          class="link"
          onClick={open}
          onFocus={() => hover(true)}
          onBlur={() => hover(false)}
        >
          <Name properties={item.properties} />
        </button>
        {all.length > 0 && <span class={`tag fit-badge fit-${verdict.kind}`}>{verdict.words}</span>}
      </h4>
      <ul class="fit-reasons">
        {all.map((reason) => (
          <ReasonLine key={reason.field} reason={reason} plot={item.properties} />
        ))}
      </ul>
      <Terms plot={item.properties} />
    </li>
  );
}
