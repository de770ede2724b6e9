/** What the page around can ask for. */
import { CITY } from '../../domain/city.ts';
import type { CommandName, Commands, Failure, Reply } from '../../domain/embed/messages.ts';
import { filterName } from '../../domain/embed/options.ts';
import { boxOf } from '../../domain/embed/page.ts';
import { VIEWS } from '../../domain/maps/index.ts';
import { collectionAt } from '../../domain/place.ts';
import { filterFields, filterFrom } from '../../domain/query.ts';
import { engine } from '../map/current-engine.ts';
import { mapStatus } from '../state/about.ts';
import { collection, go, language, map, place, switchMap, theme } from '../state/app.ts';
import { closeRecord, opened, openItem, openRecord } from '../state/opened.ts';
import { firstPage, matched, settled } from '../state/results.ts';
import type { Command } from './channel.ts';
import { state } from './embed-state.ts';
import { page } from './page.ts';
import { until } from './until.ts';

/** An answer of the server may take so long, in milliseconds. */
const PATIENCE = 10_000;
const LONGEST_TEXT = 64;

type Payload = Record<string, unknown>;

const done = <Name extends CommandName>(value: Commands[Name]['answer']): Reply =>
  ({ ok: true, value }) as Reply;

const not = (code: Failure['code'], message: string): Reply => ({ ok: false, error: { code, message } });

const isWithin = (value: unknown, least: number, most: number): value is number =>
  typeof value === 'number' && value >= least && value <= most;

/** The map, once it is drawn. */
async function drawnMap() {
  await until(() => engine.value !== undefined || mapStatus.value === 'failed', PATIENCE);
  return engine.peek();
}

const NO_MAP = not('not-ready', 'the map is not drawn: it is out of view, or the browser cannot draw it');

async function counted(): Promise<Reply> {
  await until(() => settled.value || firstPage.current.value.status === 'failed', PATIENCE);
  const count = matched.peek();
  return count === undefined
    ? not('failed', 'the records could not be counted')
    : done<'setFilters'>({ matched: count });
}

const setView: Command = async ({ zoom, lat, lng }) => {
  if (!isWithin(zoom, 0, 22) || !isWithin(lat, -85, 85) || !isWithin(lng, -180, 180))
    return not('bad-payload', 'write { zoom: 0 to 22, lat: -85 to 85, lng: -180 to 180 }');
  const current = await drawnMap();
  if (!current) return NO_MAP;
  current.moveTo({ zoom, lat, lng });
  return done<'setView'>(current.camera());
};

const fitBounds: Command = async ({ bounds }) => {
  const isBox =
    Array.isArray(bounds) &&
    bounds.length === 4 &&
    bounds.every((one, i) => isWithin(one, i % 2 ? -85 : -180, i % 2 ? 85 : 180)) &&
    bounds[0]! < bounds[2]! &&
    bounds[1]! < bounds[3]!;
  if (!isBox) return not('bad-payload', 'write { bounds: [west, south, east, north] } in degrees');
  const current = await drawnMap();
  if (!current) return NO_MAP;
  current.fit(bounds as [number, number, number, number]);
  return done<'fitBounds'>(current.camera());
};

const select: Command = async (payload) => {
  const { collection: home, id } = payload;
  if (Object.keys(payload).length === 0) {
    closeRecord();
    return done<'select'>(null);
  }
  if (typeof home !== 'string' || typeof id !== 'string' || !/^[a-z0-9]{1,32}$/.test(id))
    return not('bad-payload', 'write { collection, id }, or null for none');
  if (!VIEWS.some(({ collections }) => collections.some((one) => one.id === home)))
    return not('not-found', `there is no collection ${home}`);
  openRecord(home, id, true);
  await until(() => openItem.value?.item.id === id || opened.current.value.status === 'failed', PATIENCE);
  if (openItem.peek()?.item.id === id) return done<'select'>({ collection: home, id });
  closeRecord();
  return not('not-found', `there is no record ${home}/${id}`);
};

const setFilters: Command = async ({ filters, q }) => {
  if (typeof filters !== 'object' || filters === null || Array.isArray(filters))
    return not('bad-payload', 'write { filters: { name: text }, q?: text }');
  const pairs = Object.entries(filters as Payload).map(([name, text]) => [filterName(name), text] as const);
  const active = collection.peek();
  const known = new Set(filterFields(active).map(([name]) => name));
  const unknown = pairs.filter(([name, text]) => !known.has(name) || typeof text !== 'string');
  if (unknown.length > 0)
    return not('bad-payload', `no filter of ${active.id}: ${unknown.map(([name]) => name).join(', ')}`);
  const { errors } = filterFrom(pairs as [string, string][], active);
  if (errors.length > 0)
    return not('bad-payload', errors.map(({ parameter, reason }) => `${parameter}: ${reason}`).join('; '));
  if (q !== undefined && (typeof q !== 'string' || q.length > LONGEST_TEXT))
    return not('bad-payload', `q: write at most ${LONGEST_TEXT} characters`);
  const before = place.peek().params.division;
  go({
    params: Object.fromEntries(pairs) as Record<string, string>,
    filter: '',
    ...(q !== undefined && { q: q.trim() }),
  });
  const { division } = place.peek().params;
  if (division !== before) engine.peek()?.fit(boxOf(division, page.divisions) ?? CITY.bounds);
  return counted();
};

const setMap: Command = async ({ map: id, collection: wanted }) => {
  const next = VIEWS.find((one) => one.id === id);
  if (!next) return not('not-found', `there is no such map; use ${VIEWS.map((one) => one.id).join(', ')}`);
  if (wanted !== undefined && !next.collections.some((one) => one.id === wanted))
    return not('not-found', `${next.id} has ${next.collections.map((one) => one.id).join(', ')}`);
  switchMap(next.id);
  if (typeof wanted === 'string') go({ collection: collectionAt({ map: next.id, collection: wanted }).id });
  return done<'setMap'>({ map: map.peek().id, collection: collection.peek().id });
};

const setLang: Command = async ({ lang }) => {
  if (lang !== 'zh' && lang !== 'en') return not('bad-payload', 'write { lang: "zh" } or { lang: "en" }');
  go({ language: lang });
  return done<'setLang'>({ lang: language.peek() });
};

const setTheme: Command = async ({ theme: wanted }) => {
  if (wanted !== 'light' && wanted !== 'dark' && wanted !== 'auto')
    return not('bad-payload', 'write { theme: "light" }, "dark" or "auto"');
  go({ theme: wanted === 'auto' ? undefined : wanted });
  return done<'setTheme'>({ theme: theme.peek() });
};

export const commands: Readonly<Record<CommandName, Command>> = {
  setView,
  fitBounds,
  select,
  setFilters,
  setMap,
  setLang,
  setTheme,
  getState: async () => done<'getState'>(state()),
};
