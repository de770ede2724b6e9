/** The chosen link: its firms, where they are, and what could fill its gap. */

import { useEffect, useRef } from 'preact/hooks';
import { DIVISIONS } from '../../../domain/city.ts';
import { noteOn } from '../../../domain/term-notes.ts';
import { INDUSTRIES } from '../../../domain/vocabulary.ts';
import { BarList } from '../../chart/bar-list.tsx';
import { numberText } from '../../shell/number.ts';
import { calm, go, language, narrow } from '../../state/app.ts';
import { firmsText, shareText } from './chain-diagram.tsx';
import { chooseNode, chosenFirms, RESOURCES, resourceCounts, trade } from './data.ts';
import type { Node } from './diagram.ts';
import { GapMark } from './gap-mark.tsx';
import { texts } from './texts.ts';

/** So many divisions are named, those with most firms. */
const MOST = 5;

const NAMES = ['opportunities', 'suppliers', 'premises', 'plots'] as const;

function Resources({ isGap }: { isGap: boolean }) {
  const industries = trade.value;
  const counts = resourceCounts.current.value.value;
  if (industries === undefined) return null;
  const name = INDUSTRIES[industries as keyof typeof INDUSTRIES]?.[language.value] ?? industries;
  return (
    <section>
      <h4>{isGap ? texts.value.fill : texts.value.same}</h4>
      <ul class="resources">
        {RESOURCES.map(({ collection, map, params }, i) => (
          <li key={collection}>
            <button
              type="button"
              class="pill"
              onClick={() =>
                go({
                  map,
                  collection,
                  params: { ...params, industries },
                  filter: '',
                  q: '',
                  open: undefined,
                  tool: undefined,
                })
              }
            >
              {texts.value[NAMES[i]!]}
              <span class="badge">
                {counts?.[i] === undefined ? '…' : numberText(counts[i], language.value)}
              </span>
            </button>
          </li>
        ))}
      </ul>
      <p class="quiet chain-note">{texts.value.basis(name)}</p>
    </section>
  );
}

function Where() {
  const facet = chosenFirms.current.value.value?.facets.division;
  if (!facet || !('values' in facet) || facet.values.length === 0) return null;
  const bars = facet.values.slice(0, MOST).map(({ value, count }) => ({
    key: String(value),
    label: DIVISIONS[String(value) as keyof typeof DIVISIONS]?.[language.value] ?? String(value),
    value: count,
    said: numberText(count, language.value),
  }));
  return (
    <section>
      <h4>{texts.value.where}</h4>
      <BarList bars={bars} label={texts.value.where} />
    </section>
  );
}

export function NodeDetail({ node, isNew }: { node: Node; isNew: boolean }) {
  const root = useRef<HTMLElement>(null);
  useEffect(() => {
    if (isNew) root.current?.scrollIntoView({ block: 'nearest', behavior: calm.value ? 'auto' : 'smooth' });
  }, [node.id]);
  const { id, name, gap, share, firms } = node;
  const note = gap && noteOn('gap', gap)?.[language.value];
  return (
    <section class="node-detail" ref={root} aria-label={texts.value.chosen}>
      <header>
        <h3>{name[language.value]}</h3>
        <button type="button" class="link" onClick={() => chooseNode(id)}>
          {texts.value.clear}
        </button>
      </header>
      <p>
        <GapMark gap={gap} /> {shareText(share)} · {firmsText(node)}
        {note && <span class="fact-note">{note}</span>}
      </p>
      {narrow.value && firms !== undefined && (
        <button type="button" class="pill" onClick={() => go({ tool: undefined })}>
          {texts.value.showList(numberText(firms, language.value))}
        </button>
      )}
      <Resources isGap={gap !== undefined && gap !== 'none'} />
      <Where />
    </section>
  );
}
