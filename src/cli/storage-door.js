// What local-door.ts runs in workerd: one request is one batch of statements, or one object. Plain JavaScript, because
// nothing builds it.

async function answer(request, env) {
  const { binding, method, key, options } = JSON.parse(decodeURIComponent(request.headers.get('x-asked')));
  const own = env[binding];
  if (method === 'batch') {
    const statements = await request.json();
    const bound = statements.map(({ sql, values }) => own.prepare(sql).bind(...values));
    return Response.json(await own.batch(bound));
  }
  if (method === 'get') {
    const object = await own.get(key, options);
    return object
      ? new Response(object.body, { headers: { 'x-size': String(object.size) } })
      : new Response(null, { status: 404 });
  }
  if (method === 'put') await own.put(key, request.body, options);
  else await own.delete(await request.json());
  return new Response(null, { status: 204 });
}

export default {
  async fetch(request, env) {
    // Pages in a browser can reach this port as well.
    if (request.headers.get('x-secret') !== env.SECRET) return new Response(null, { status: 403 });
    try {
      return await answer(request, env);
    } catch (error) {
      return Response.json({ error: error.message }, { status: 500 });
    }
  },
};
