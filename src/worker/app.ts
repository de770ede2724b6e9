/** The table of contents of a request: id and meter, headers by kind of answer, capabilities, problems. */
import { Hono } from 'hono';
import type { App } from './env.ts';
import { features } from './features/routes.ts';
import { closedPages, openData } from './headers.ts';
import { health } from './health/routes.ts';
import { newMeter } from './meter.ts';
import { documentation } from './pages/documentation.ts';
import { pages } from './pages/routes.ts';
import { Failure, failureResponse } from './respond.ts';
import { search } from './search/routes.ts';
import { suggest } from './search/suggest.ts';
import { styles } from './styles/routes.ts';
import { tiles } from './tiles/routes.ts';

const READS = ['GET', 'HEAD', 'OPTIONS'];

export const app = new Hono<App>({ strict: false });

app.use(async function accounted(c, next) {
  c.set('requestId', crypto.randomUUID());
  c.set('meter', newMeter());
  await next();
  const { queries, d1, rowsRead } = c.get('meter');
  c.res.headers.set('x-request-id', c.get('requestId'));
  if (queries > 0) c.res.headers.set('server-timing', `d1;dur=${d1};desc="${queries} queries"`);
  if (c.env.METER || c.req.header('x-debug') === 'rows') c.res.headers.set('x-rows-read', String(rowsRead));
});

app.use(async function readsOnly(c, next) {
  if (!READS.includes(c.req.method))
    throw new Failure({ code: 'method', method: c.req.method, allowed: READS });
  await next();
});

// Pages among the data: before the headers of data are added.
app.route('/api', documentation);
for (const path of ['/api', '/api/*', '/tiles/*', '/data/*', '/styles/*', '/healthz', '/readyz'])
  app.use(path, openData());

app.route('/', health);
app.route('/', tiles);
app.route('/styles', styles);
app.route('/api/search', search);
app.route('/api/suggest', suggest);
app.route('/api', features);
for (const path of ['/api/*', '/tiles/*', '/data/*', '/styles/*'])
  app.all(path, (c) => {
    throw new Failure({ code: 'not-found', what: `resource ${c.req.path}` });
  });

app.use(closedPages());
app.route('/', pages);

app.onError((error, c) => failureResponse(error, c.get('requestId') ?? crypto.randomUUID(), c.req.path));
