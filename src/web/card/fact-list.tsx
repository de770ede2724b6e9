/** Labels and values, with references as buttons that open what they name. */
import { VIEWS } from '../../domain/maps/index.ts';
import type { Properties } from '../api.ts';
import type { Fact } from '../list/facts.ts';
import { Written } from '../list/written.tsx';
import { openRecord } from '../state/opened.ts';
import { TermNote } from './term-note.tsx';

type Props = {
  facts: readonly Fact[];
  properties: Properties;
  title?: string;
  prominent?: boolean;
  fading?: boolean;
};

/** More Latin letters than this take the whole row. */
const WIDE = 20;

/** The width of a text in Latin letters: Chinese characters are twice as wide. */
const widthOf = (value: string) => [...value].reduce((sum, c) => sum + (c > '\u2e7f' ? 2 : 1), 0);

const isOpenable = (collection: string) =>
  VIEWS.some(({ collections }) => collections.some(({ id }) => id === collection));

function FactValue({ fact, properties }: { fact: Fact; properties: Properties }) {
  const { field, name, value } = fact;
  const id = properties[name];
  if (field.kind === 'reference' && typeof id === 'string' && isOpenable(field.to))
    return (
      <button type="button" class="link" onClick={() => openRecord(field.to, id, true)}>
        <Written value={value} />
      </button>
    );
  if (field.kind === 'text' && /^https?:\/\//.test(value))
    return (
      <a href={value} rel="noopener noreferrer" target="_blank">
        {value}
      </a>
    );
  return <Written value={value} />;
}

export function FactList({ facts, properties, title, prominent = false, fading = false }: Props) {
  if (facts.length === 0) return null;
  return (
    <section>
      {title && <h3>{title}</h3>}
      <dl class={`facts${prominent ? ' facts-prominent' : ''}${fading ? ' is-ending' : ''}`}>
        {facts.map((fact) => (
          <div key={fact.name} class={widthOf(fact.value) > WIDE ? 'wide' : undefined}>
            <dt>{fact.label}</dt>
            <dd>
              <FactValue fact={fact} properties={properties} />
              <TermNote field={fact.name} code={String(properties[fact.name])} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
