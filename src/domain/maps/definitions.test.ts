import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { headingIndex } from '../../import/headings.ts';
import type { Collection, Field, Label } from '../kinds.ts';
import { fieldsOf, IDENTITY, PROVENANCE, RESERVED } from '../record.ts';
import { NOTED } from '../term-notes.ts';
import { UNITS } from '../units.ts';
import { COLLECTIONS, collectionOf, MAPS } from './index.ts';

const each = <T extends { id: string }>(list: readonly T[]) => list.map((one) => [one.id, one] as const);
const own = (collection: Collection): [string, Field][] => Object.entries(collection.fields);
const isLabel = (label: Label) => label.zh.trim() !== '' && label.en.trim() !== '';

test('the registry equals the folder', () => {
  const files = readdirSync(import.meta.dirname).filter((name) => !/^(index|registry)\.|\.test\./.test(name));
  expect(MAPS.map(({ id }) => `${id}.ts`).sort()).toEqual(files.sort());
});

test('ids are one lower-case word and unique', () => {
  for (const { id } of [...MAPS, ...COLLECTIONS]) expect(id).toMatch(/^[a-z]+$/);
  expect(new Set(COLLECTIONS.map(({ id }) => id)).size).toBe(COLLECTIONS.length);
});

test('definitions survive a JSON round trip', () => {
  expect(JSON.parse(JSON.stringify(MAPS))).toEqual(MAPS);
});

test.each(each(MAPS))('map %s has both labels, a verb and a hue', (_, map) => {
  expect([map.label, map.verb, map.description].every(isLabel)).toBe(true);
  expect(map.color).toMatch(/^#[0-9a-f]{6}$/);
});

test.each(each(COLLECTIONS))('%s: labels, terms and units are complete', (_, collection) => {
  expect(isLabel(collection.label) && isLabel(collection.description)).toBe(true);
  if (collection.heat) expect(isLabel(collection.heat.label)).toBe(true);
  for (const [name, field] of Object.entries(fieldsOf(collection))) {
    expect(isLabel(field.label), name).toBe(true);
    if (field.kind === 'term') {
      expect(Object.keys(field.terms).length, name).toBeGreaterThan(0);
      expect(Object.values(field.terms).every(isLabel), name).toBe(true);
    }
    if (field.kind === 'number' && field.unit) expect(UNITS).toHaveProperty([field.unit]);
    if (field.kind === 'reference')
      expect(collectionOf(field.to), `${name} refers to ${field.to}`).toBeDefined();
  }
});

test.each(each(COLLECTIONS))(
  '%s: headings are unique and no field is reserved or shadows a common one',
  (_, collection) => {
    expect(() => headingIndex(collection)).not.toThrow();
    const common = new Set([...Object.keys(IDENTITY), ...Object.keys(PROVENANCE), ...RESERVED]);
    expect(own(collection).filter(([name]) => common.has(name))).toEqual([]);
    for (const [name] of own(collection)) expect(name).toMatch(/^[a-z][a-z0-9_]*$/);
  },
);

test.each(each(COLLECTIONS))(
  '%s: what is filtered on the map is in the tiles from its first zoom',
  (_, collection) => {
    if (collection.geometry === 'None') return;
    for (const [name, field] of Object.entries(fieldsOf(collection)))
      if (field.filter === 'map') expect(field.tileFrom, name).toBeLessThanOrEqual(collection.zoom);
  },
);

test.each(each(COLLECTIONS))(
  '%s: card and heat name fields it has; contacts stay out of tiles',
  (_, collection) => {
    const fields = fieldsOf(collection);
    for (const name of collection.card) expect(fields, name).toHaveProperty([name]);
    if (collection.heat?.weight) expect(fields[collection.heat.weight]?.kind).toMatch(/number|count/);
    for (const [name, field] of Object.entries(fields))
      if (name.startsWith('contact_') || name.startsWith('source_'))
        expect(field.tileFrom, name).toBeUndefined();
  },
);

test.each(each(COLLECTIONS))('%s: a table has room for it', (_, collection) => {
  // D1 allows 100 columns; 17 are the system's.
  expect(Object.keys(fieldsOf(collection)).length).toBeLessThanOrEqual(83);
});

test('notes stand on terms that fields have', () => {
  for (const [name, code] of NOTED)
    expect(
      COLLECTIONS.some(({ fields }) => {
        const field: Field | undefined = fields[name];
        return field?.kind === 'term' && Object.hasOwn(field.terms, code);
      }),
      `${name} ${code}`,
    ).toBe(true);
});
