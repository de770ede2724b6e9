/** The Worker's entry. */
import { app } from './app.ts';
import type { Bindings } from './env.ts';
import { tile } from './tiles/tile.ts';

async function settled(response: Promise<Response>): Promise<void> {
  await response.catch(() => undefined);
}

export default {
  fetch(request, env, context) {
    const response = tile(request, env, context) ?? app.fetch(request, env, context);
    // Other requests may be waiting for what this one reads: its client going away must not end it.
    if (response instanceof Promise) context.waitUntil(settled(response));
    return response;
  },
} satisfies ExportedHandler<Bindings>;
