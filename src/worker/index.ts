/** The Worker's entry. */
import { app } from './app.ts';
import type { Bindings } from './env.ts';

export default {
  fetch: (request, env, context) => app.fetch(request, env, context),
} satisfies ExportedHandler<Bindings>;
