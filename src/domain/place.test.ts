import { expect, test } from 'vitest';
import { cameraFrom, hashOf } from './camera.ts';
import { collectionOf } from './maps/index.ts';
import { carriedOver, placeFrom, searchOf } from './place.ts';

test('a URL survives the round trip', () => {
  for (const search of [
    '?map=premises',
    '?map=land&lang=en&theme=dark&view=heat&division=320583,320585',
    '?map=land&collection=plots&area=2000/../'.slice(0, -1),
    '?map=routes&industries=C27&q=%E6%A0%B7%E4%BE%8B&id=abc2345678',
    '?map=land&id=plots.abc2345678',
    '?map=land&q=x&partner=sample-park',
    '?map=land&q=x&tool=compare&with=plots.abc2345678,premises.xyz2345678',
  ])
    expect(searchOf(placeFrom(search))).toBe(search);
});

test('what is unknown is dropped, never fatal', () => {
  const place = placeFrom('?map=nowhere&lang=fr&view=3d&colour=red&id=elsewhere.x&partner=%3Cb%3E');
  expect(searchOf(place)).toBe('?map=premises');
  expect(place.open).toBeUndefined();
});

test('a list is sorted by what its cards show, or as ever', () => {
  expect(placeFrom('?map=premises&sort=-rent').sort).toBe('-rent');
  expect(searchOf(placeFrom('?map=premises&sort=-rent'))).toBe('?map=premises&sort=-rent');
  for (const wrong of ['-rent,area', '--rent', 'name_zh', 'rent desc', '-'])
    expect(placeFrom(`?map=premises&sort=${encodeURIComponent(wrong)}`).sort).toBe('');
});

test('filters are carried to another map where they mean the same', () => {
  const params = { industries: 'C27', division: '320583', rent: '20/40', status: 'to_let' };
  expect(carriedOver(params, collectionOf('opportunities')!)).toEqual({
    industries: 'C27',
    division: '320583',
  });
});

test('a field of study stays chosen between institutes and talent, whatever each calls it', () => {
  const [institutes, talent] = [collectionOf('institutes')!, collectionOf('talentcells')!];
  expect(carriedOver({ disciplines: 'mech' }, talent, institutes)).toEqual({ discipline: 'mech' });
  expect(carriedOver({ discipline: 'mech' }, institutes, talent)).toEqual({ disciplines: 'mech' });
  expect(carriedOver({ discipline: 'mech' }, institutes)).toEqual({});
});

test('the camera is read from the hash and written back', () => {
  expect(cameraFrom('#9.5/31.4/120.65')).toEqual({ zoom: 9.5, lat: 31.4, lng: 120.65 });
  expect(cameraFrom('#about')).toBeUndefined();
  expect(cameraFrom('#9/200/0')).toBeUndefined();
  expect(hashOf({ zoom: 9, lat: 31.4, lng: 120.65 })).toBe('#9/31.4000/120.6500');
});
