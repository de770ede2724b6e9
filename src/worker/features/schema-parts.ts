/** What JSON Schemas of answers are put together from. */

export type Schema = { readonly [keyword: string]: unknown };

export const text = { type: 'string' };
export const number = { type: 'number' };
export const count = { type: 'integer', minimum: 0 };
export const one = (...values: string[]) => ({ type: 'string', enum: values });
export const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
export const list = (items: Schema) => ({ type: 'array', items });

/** An object with these properties; names with a question mark may be missing. */
export function object(properties: Readonly<Record<string, Schema>>, more: Schema = {}): Schema {
  const entries = Object.entries(properties);
  const required = entries.map(([name]) => name).filter((name) => !name.endsWith('?'));
  return {
    type: 'object',
    ...(required.length > 0 ? { required } : {}),
    properties: Object.fromEntries(entries.map(([name, schema]) => [name.replace('?', ''), schema])),
    ...more,
  };
}

export const described = (schema: Schema, description: string): Schema => ({ ...schema, description });
