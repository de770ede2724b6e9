/** The table of contents of a request: id and meter, headers by kind of answer, capabilities, problems. */
import { Hono } from 'hono';
import type { Problem } from '../domain/problem.ts';
import type { App } from './env.ts';
import { features } from './features/routes.ts';
import { closedPages, DATA_HEADERS, openData } from './headers.ts';
import { health } from './health/routes.ts';
import { newMeter } from './meter.ts';
import { pages } from './pages/routes.ts';
import { Failure, problemResponse } from './respond.ts';
import { search } from './search/routes.ts';
import { styles } from './styles/routes.ts';
import { tiles } from './tiles/routes.ts';

const READS = ['GET', 'HEAD', 'OPTIONS'];

export const app = new Hono<App>({ strict: false });

app.use(async function accounted(c, next) {
  c.set('requestId', crypto.randomUUID());
  c.set('meter', newMeter());
  await next();
  const { queries, d1, rowsRead } = c.get('meter');
  if (c.req.path.startsWith('/tiles/') && c.req.path.endsWith('.mvt')) return;
  c.res.headers.set('x-request-id', c.get('requestId'));
  if (queries > 0) c.res.headers.set('server-timing', `d1;dur=${d1};desc="${queries} queries"`);
  if (c.env.METER || c.req.header('x-debug') === 'rows') c.res.headers.set('x-rows-read', String(rowsRead));
});

app.use(async function readsOnly(c, next) {
  if (!READS.includes(c.req.method))
    throw new Failure({ code: 'method', method: c.req.method, allowed: READS });
  await next();
});

for (const path of ['/api', '/api/*', '/tiles/*', '/data/*', '/styles/*', '/healthz', '/readyz'])
  app.use(path, openData());

app.route('/', health);
app.route('/', tiles);
app.route('/styles', styles);
app.route('/api/search', search);
app.route('/api', features);
for (const path of ['/api/*', '/data/*', '/styles/*'])
  app.all(path, (c) => {
    throw new Failure({ code: 'not-found', what: `resource ${c.req.path}` });
  });

app.use(closedPages());
app.route('/', pages);

/** What D1 and R2 say when they are overloaded, reset or out of reach: worth another try, and no fault of the caller. */
const PASSING = /overloaded|timed? ?out|connection lost|reset|Cannot resolve|unreachable|10001/i;

function problemOf(error: Error): Problem {
  if (error instanceof Failure) return error.problem;
  return PASSING.test(error.message)
    ? { code: 'unavailable', what: 'The database', retryAfter: 5 }
    : { code: 'internal' };
}

app.onError((error, c) => {
  const problem = problemOf(error);
  if (problem.code === 'internal')
    console.error(
      JSON.stringify({
        requestId: c.get('requestId'),
        path: c.req.path,
        error: String(error),
        stack: error.stack,
      }),
    );
  const response = problemResponse(problem, c.get('requestId') ?? crypto.randomUUID());
  for (const [name, value] of Object.entries(DATA_HEADERS)) response.headers.set(name, value);
  return response;
});
