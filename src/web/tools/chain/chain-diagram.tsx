/** The links of a chain in columns, or below each other on a phone; each a button. */
import { useRef } from 'preact/hooks';
import { collectionOf } from '../../../domain/maps/index.ts';
import { fieldOf } from '../../../domain/record.ts';
import { CHAINS } from '../../../domain/vocabulary.ts';
import { numberText } from '../../shell/number.ts';
import { language } from '../../state/app.ts';
import { chain, chooseNode, chosen } from './data.ts';
import { columnsOf, type Node, neighbour, type Position } from './diagram.ts';
import { GapMark } from './gap-mark.tsx';
import { texts } from './texts.ts';

const field = fieldOf(collectionOf('nodes')!, 'position')!;

const positionWord = (position: Position): string =>
  field.kind === 'term' ? field.terms[position]![language.value] : position;

export const shareText = (share: number | undefined): string =>
  share === undefined
    ? texts.value.shareUnknown
    : texts.value.share(`${numberText(Math.round(share), language.value)} %`);

/** The firms of a link; where it has a gap all the same, how much comes from elsewhere, which is why. */
export function firmsText({ firms, gap, share }: Node): string {
  if (firms === undefined) return '…';
  const said = numberText(firms, language.value);
  const isGap = gap !== undefined && gap !== 'none';
  return isGap && firms > 0 && share !== undefined
    ? texts.value.firmsButGap(said, `${numberText(100 - Math.round(share), language.value)} %`)
    : texts.value.firms(said);
}

function Share({ share }: { share: number | undefined }) {
  return (
    <svg class="node-share" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
      <rect class="bar-ground" width={100} height={1} />
      <rect class="bar-fill" width={share ?? 0} height={1} />
    </svg>
  );
}

type ButtonProps = { node: Node; isFirst: boolean; move: (key: string) => boolean };

function NodeButton({ node, isFirst, move }: ButtonProps) {
  const { id, name, gap, share } = node;
  const isChosen = chosen.value === id;
  return (
    <button
      type="button"
      class={`node node-${gap ?? 'unjudged'}`}
      data-node={id}
      aria-pressed={isChosen}
      tabIndex={isFirst ? 0 : -1}
      onClick={() => chooseNode(id)}
      onKeyDown={(event) => {
        if (move(event.key)) event.preventDefault();
      }}
    >
      <span class="node-name" lang={name.en === name.zh ? 'zh-CN' : undefined}>
        {name[language.value]}
      </span>
      <span class="node-line">
        <GapMark gap={gap} />
        <span>{shareText(share)}</span>
      </span>
      <Share share={share} />
      <span class="node-firms">{firmsText(node)}</span>
    </button>
  );
}

export function ChainDiagram({ nodes }: { nodes: readonly Node[] }) {
  const root = useRef<HTMLDivElement>(null);
  const columns = columnsOf(nodes);
  const first =
    nodes.find(({ id }) => id === chosen.value) ?? columns.find((one) => one.nodes.length > 0)?.nodes[0];
  const move = (id: string) => (key: string) => {
    if (!key.startsWith('Arrow')) return false;
    const next = neighbour(columns, id, key);
    root.current?.querySelector<HTMLElement>(`[data-node="${next}"]`)?.focus();
    return true;
  };
  const label = CHAINS[chain.value as keyof typeof CHAINS][language.value];
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for inputs
    <div
      class="chain"
      ref={root}
      role="group"
      aria-label={`${texts.value.diagram(label)}. ${texts.value.keys}`}
    >
      {columns.map(({ position, nodes: members }) => (
        <section key={position} class="chain-column" aria-label={positionWord(position)}>
          <h3>{positionWord(position)}</h3>
          <ul>
            {members.map((node) => (
              <li key={node.id}>
                <NodeButton node={node} isFirst={node.id === first?.id} move={move(node.id)} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
