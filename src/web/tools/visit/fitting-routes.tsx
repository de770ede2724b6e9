/** Routes that an empty visit can begin with: those that fit what is asked for. */
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { collectionOf } from '../../../domain/maps/index.ts';
import { type Item, itemsPath, readItems } from '../../api.ts';
import { facts } from '../../list/facts.ts';
import { Name, plainName } from '../../list/name.tsx';
import { Icon } from '../../shell/icon.tsx';
import { isRead, parametersFor } from '../../state/app.ts';
import { startFromRoute } from '../../state/route-visit.ts';
import { texts } from './texts.ts';

/** So many routes are a choice. */
const MOST = '4';

const SAID = ['duration', 'stop_count', 'industries', 'status'];

const ROUTES = collectionOf('routes')!;

export function FittingRoutes() {
  const routes = useSignal<readonly Item[]>([]);
  const failed = useSignal<string | undefined>(undefined);
  const asked = isRead.value ? parametersFor(ROUTES) : [];
  const url =
    isRead.value &&
    itemsPath('routes', [
      ...asked,
      // One that takes nobody now is offered to those alone who ask for such.
      ...(asked.some(([name]) => name === 'status') ? [] : [['status', 'open'] as const]),
      ['limit', MOST],
      ['skipGeometry', 'true'],
    ]);
  useEffect(() => {
    if (!url) return;
    const abort = new AbortController();
    readItems(url, abort.signal).then(
      ({ features }) => {
        routes.value = features;
      },
      () => {
        // A visit can be begun without them.
      },
    );
    return () => abort.abort();
  }, [url]);
  if (routes.value.length === 0) return null;
  const start = (route: Item) => {
    failed.value = undefined;
    startFromRoute(ROUTES, route).catch(() => {
      failed.value = route.id;
    });
  };
  return (
    <section class="visit-routes">
      <h3>{asked.length > 0 ? texts.value.fittingFilter : texts.value.fitting}</h3>
      <ul>
        {routes.value.map((route) => (
          <li key={route.id}>
            <p class="visit-route">
              <Name properties={route.properties} />
            </p>
            <p class="quiet">
              {facts(ROUTES, route.properties, SAID)
                .map(({ label, value, field }) => (field.kind === 'term' ? value : `${label} ${value}`))
                .join(' · ')}
            </p>
            <button
              type="button"
              class="pill"
              aria-label={`${texts.value.startWith}: ${plainName(route.properties)}`}
              onClick={() => start(route)}
            >
              <Icon name="clock" />
              {texts.value.startWith}
            </button>
            {failed.value === route.id && (
              <p class="quiet" role="alert">
                {texts.value.failed}
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
