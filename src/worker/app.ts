/** The table of contents of a request: id and meter, headers by kind of answer, capabilities, problems. */
import { Hono } from 'hono';
import { basemap } from './basemap/routes.ts';
import { counting } from './counting/routes.ts';
import { embed } from './embed/routes.ts';
import { enquiries } from './enquiries/routes.ts';
import type { App } from './env.ts';
import { features } from './features/routes.ts';
import { feeds } from './feeds/routes.ts';
import { closedPages, openData } from './headers.ts';
import { health } from './health/routes.ts';
import { newMeter } from './meter.ts';
import { oembed } from './oembed/routes.ts';
import { documentation } from './pages/documentation.ts';
import { pages } from './pages/routes.ts';
import { partners } from './partners/routes.ts';
import { pictures } from './pictures/routes.ts';
import { renewing } from './renew/routes.ts';
import { Failure, failureResponse } from './respond.ts';
import { search } from './search/routes.ts';
import { suggest } from './search/suggest.ts';
import { studio } from './studio/routes.ts';
import { styles } from './styles/routes.ts';
import { tiles } from './tiles/routes.ts';
import { views } from './views/routes.ts';

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

// All that visitors can send; everything behind it is read.
app.route('/api/enquiries', enquiries);
app.route('/api/events', counting);
app.route('/api/views', views);

app.route('/renew', renewing);

app.use(async function readsOnly(c, next) {
  if (!READS.includes(c.req.method))
    throw new Failure({ code: 'method', method: c.req.method, allowed: READS });
  await next();
});

// Pages among the data: before the headers of data are added.
app.route('/api', documentation);
for (const path of [
  '/api',
  '/api/*',
  '/tiles/*',
  '/data/*',
  '/styles/*',
  '/pictures/*',
  '/feeds/*',
  '/oembed',
  '/healthz',
  '/readyz',
])
  app.use(path, openData());

app.route('/', health);
app.route('/tiles', basemap);
app.route('/', tiles);
app.route('/styles', styles);
app.route('/pictures', pictures);
app.route('/feeds', feeds);
app.route('/oembed', oembed);
app.route('/api/search', search);
app.route('/api/suggest', suggest);
app.route('/api', features);
for (const path of ['/api/*', '/tiles/*', '/data/*', '/styles/*', '/pictures/*', '/feeds/*'])
  app.all(path, (c) => {
    throw new Failure({ code: 'not-found', what: `resource ${c.req.path}` });
  });

for (const path of ['/embed/studio', '/embed/guide']) app.use(path, closedPages());
app.route('/', studio);
// The one page that others may frame: before the headers of those that nobody may.
app.route('/', embed);
app.route('/partners', partners);
app.use(closedPages());
app.route('/', pages);

app.onError((error, c) => failureResponse(error, c.get('requestId') ?? crypto.randomUUID(), c.req.path));
