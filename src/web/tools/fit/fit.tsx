/** Fits land to a project: what the visitor says of it becomes the filter of the plots, each held against it. */
import type { Ref } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { soleField } from '../../../domain/filter.ts';
import { adopt } from '../../adopt.ts';
import { numberText } from '../../shell/number.ts';
import { NearMisses } from '../../shell/parts.tsx';
import { collection, go, language, narrow, place } from '../../state/app.ts';
import { writtenClauses } from '../../state/area.ts';
import { nearMisses, rangeFacet, wantFacets } from '../../state/facets.ts';
import { flyOnOpen, hovered } from '../../state/opened.ts';
import { matched, settled } from '../../state/results.ts';
import type { ToolProps } from '../tools.ts';
import { percent, plotField, quantityText } from './amounts.ts';
import style from './fit.css?inline';
import { PlotFit } from './plot-fit.tsx';
import {
  ABOUT,
  DECIDED,
  isAbout,
  PROJECT,
  type Project,
  parametersOfProject,
  projectFrom,
  projectOf,
  projectText,
  QUANTITIES,
  RATIOS,
} from './project.ts';
import { ProjectForm } from './project-form.tsx';
import { RatioLines } from './ratio-lines.tsx';
import { hasMore, showMore, suited } from './suited.ts';
import { texts } from './texts.ts';
import { tradeLabel } from './trades.ts';

adopt(style);

const isDecided = (name: string) => (DECIDED as readonly string[]).includes(name);

/** The parameters of the address that a project does not decide, and those it does. */
function parametersWith(project: Project): Record<string, string> {
  const others = Object.entries(place.peek().params).filter(([name]) => !isDecided(name));
  return { ...Object.fromEntries(others), ...parametersOfProject(project) };
}

/** The project that was last made the filter of the plots. */
let last: Project = {};

/** Makes the project the filter of the plots, in one step. */
const apply = (project: Project): void => {
  last = project;
  go({
    map: 'land',
    collection: 'plots',
    filter: '',
    q: '',
    params: parametersWith(project),
    tool: { id: 'fit', state: projectText(project) },
  });
};

/** The project as far as the filter of the plots tells it already. */
function asked(): Project {
  const { params, collection: of } = place.peek();
  if (of !== 'plots') return {};
  if (Object.keys(last).length > 0 && !isChanged(last)) return last;
  const by = writtenClauses.peek().find((clause) => soleField(clause) === 'supply_quarter');
  return projectOf(by?.op === 'between' ? { ...params, supply_quarter: `../${by.to}` } : params);
}

function isChanged(project: Project): boolean {
  const asked: Record<string, string> = parametersOfProject(project);
  return DECIDED.some((name) => asked[name] !== place.value.params[name]) || place.value.filter !== '';
}

/** Plots that meet all else and do not state a threshold: counted nowhere above, and one step away. */
function Unstated({ project }: { project: Project }) {
  const lines = RATIOS.flatMap(({ field }) => {
    const missing = rangeFacet(field)?.missing ?? 0;
    return missing > 0 && place.value.params[field] !== undefined ? [{ field, missing }] : [];
  });
  const show = (field: string) => {
    const { [field]: _, ...params } = parametersWith(project);
    go({ params, filter: `${field} IS NULL` });
  };
  return (
    <>
      {lines.map(({ field, missing }) => (
        <p key={field} class="fit-unstated">
          {texts.value.unstated(numberText(missing, language.value), plotField(field).label[language.value])}{' '}
          <button type="button" class="link" onClick={() => show(field)}>
            {texts.value.showUnstated}
          </button>
        </p>
      ))}
    </>
  );
}

function Results({ project, heading }: { project: Project; heading: Ref<HTMLHeadingElement> }) {
  const count = matched.value;
  const changed = isChanged(project);
  const open = (id: string) => {
    flyOnOpen();
    go({ open: { collection: 'plots', id }, ...(narrow.value && { tool: undefined }) });
  };
  return (
    <section class="fit-results" aria-label={texts.value.results} aria-busy={!settled.value}>
      <h3 aria-live="polite" tabIndex={-1} ref={heading}>
        {count === undefined || !settled.value
          ? texts.value.matching
          : count === 0
            ? texts.value.fitsNone
            : (changed ? texts.value.matches : texts.value.fits)(numberText(count, language.value))}
      </h3>
      {changed && (
        <p class="fit-changed">
          {texts.value.changed}{' '}
          <button type="button" class="link" onClick={() => apply(project)}>
            {texts.value.restore}
          </button>
        </p>
      )}
      {settled.value && count === 0 && nearMisses.value.length > 0 && <NearMisses found={0} />}
      <Unstated project={project} />
      {[true, false].map((about) => {
        const plots = suited.value.filter(({ properties }) => isAbout(project, properties) === about);
        if (plots.length === 0) return null;
        return (
          <>
            {project.land !== undefined && (
              <h4 class="fit-group">{(about ? texts.value.about : texts.value.others)(percent(ABOUT))}</h4>
            )}
            <ol class="fit-plots">
              {plots.map((item) => (
                <PlotFit
                  key={item.id}
                  project={project}
                  item={item}
                  open={() => open(item.id)}
                  hover={(isOver) => {
                    const { lon, lat } = item.properties;
                    const isPlaced = typeof lon === 'number' && typeof lat === 'number';
                    hovered.value = isOver
                      ? { collection: 'plots', id: item.id, ...(isPlaced && { lon, lat }) }
                      : undefined;
                  }}
                />
              ))}
            </ol>
          </>
        );
      })}
      {hasMore.value && (
        <button type="button" class="pill" onClick={showMore}>
          {texts.value.loadMore}
        </button>
      )}
      {settled.value && count !== undefined && count > 0 && nearMisses.value.length > 0 && (
        <NearMisses found={count} />
      )}
    </section>
  );
}

/** The project in few words. */
function summary(project: Project): string {
  const { trade, by } = project;
  return [
    ...(trade ? [tradeLabel(trade, language.value)] : []),
    ...QUANTITIES.flatMap((name) => {
      const value = project[name];
      const label = name === 'land' ? '' : `${PROJECT[name].label[language.value]} `;
      return value === undefined ? [] : [label + quantityText(value, name)];
    }),
    ...(by === undefined ? [] : [`≤ ${by}`]),
  ].join(' · ');
}

export function Tool({ state }: ToolProps) {
  const project = projectFrom(state);
  const heading = useRef<HTMLHeadingElement>(null);
  const isAsked = useRef(false);
  useEffect(wantFacets, []);
  useEffect(() => {
    // The form that had the focus is gone.
    if (isAsked.current) heading.current?.focus();
    isAsked.current = false;
  }, [state]);
  const find = (next: Project) => {
    isAsked.current = true;
    apply(next);
  };
  if (Object.keys(project).length === 0)
    return (
      <div class="fit">
        <p class="quiet fit-note">{texts.value.intro}</p>
        <ProjectForm key={state} project={asked()} find={find} />
      </div>
    );
  return (
    <div class="fit">
      <details class="fit-project" key={state}>
        <summary>
          <span>{summary(project)}</span>
          <span class="link">{texts.value.edit}</span>
        </summary>
        <ProjectForm project={project} find={find} />
      </details>
      <RatioLines project={project} />
      {collection.value.id === 'plots' && <Results project={project} heading={heading} />}
    </div>
  );
}
