import { expectTypeOf, test } from 'vitest';
import type { EmbeddedMap, EmbedState, MapPosition, RelituError } from './index.ts';

test('what goes in and comes out is typed by its name', () => {
  expectTypeOf<EmbeddedMap['setView']>().toEqualTypeOf<(position: MapPosition) => Promise<MapPosition>>();
  expectTypeOf<EmbeddedMap['getState']>().returns.resolves.toEqualTypeOf<EmbedState>();
  expectTypeOf<EmbeddedMap['setFilters']>().returns.resolves.toEqualTypeOf<{ matched: number }>();
  expectTypeOf<'removed' | 'timeout' | 'not-found'>().toExtend<RelituError['code']>();
  const listen = (map: EmbeddedMap) => {
    expectTypeOf(map.on('resize', ({ height }) => height.toFixed())).toEqualTypeOf<() => void>();
    // @ts-expect-error no such event
    map.on('resized', () => {});
    // @ts-expect-error a language of ours
    void map.setLang('fr');
    // @ts-expect-error a position has a zoom
    void map.setView({ lat: 31, lng: 120 });
  };
  expectTypeOf(listen).toBeFunction();
});
