import { expect, test } from 'vitest';
import { decode } from './decode.ts';
import { ByteWriter, WIRE } from './protobuf.ts';

type Field = [field: number, content: number | string | Uint8Array | number[]];

/** A message of the given fields; a list of numbers is packed. */
function message(...fields: Field[]): Uint8Array {
  const out = new ByteWriter();
  for (const [field, content] of fields) {
    if (typeof content === 'number') {
      out.key(field, WIRE.varint);
      out.varint(content);
    } else if (typeof content === 'string') {
      out.string(field, content);
    } else {
      const packed = new ByteWriter();
      if (Array.isArray(content)) for (const value of content) packed.varint(value);
      out.bytes(field, Array.isArray(content) ? packed.content() : content);
    }
  }
  return out.content().slice();
}
const point = (...more: Field[]) => message([3, 1], [4, [9, 50, 34]], ...more);
const layer = (...fields: Field[]) => message([3, message([15, 2], [1, 'a'], ...fields)]);
const shape =
  (type: number, ...commands: number[]) =>
  () =>
    decode(layer([2, message([3, type], [4, commands])]));

test('what the specification leaves optional may be missing and unknown fields are stepped over', () => {
  const tile = decode(layer([2, point([9, 'later'])], [16, 7]));
  expect(tile).toEqual([
    {
      name: 'a',
      extent: 4096,
      features: [{ id: undefined, type: 1, geometry: [Array.of(25, 17)], properties: {} }],
    },
  ]);
});

test('values of every kind are read', () => {
  const float = Uint8Array.of(0x15, 0, 0, 0xc0, 0x3f);
  const values: Field[] = [float, message([4, 3]), message([5, 4]), message([6, 5]), message([7, 0])].map(
    (one) => [4, one],
  );
  const [read] = decode(
    layer(
      [2, point([2, [0, 0, 1, 1, 2, 2, 3, 3, 4, 4]])],
      ...'fiusb'.split('').map((key): Field => [3, key]),
      ...values,
    ),
  );
  expect(read!.features[0]!.properties).toEqual({ f: 1.5, i: 3, u: 4, s: -3, b: false });
});

test('layers and attributes that break the specification are errors', () => {
  const whole = layer([2, point()]);
  expect(() => decode(Uint8Array.of(...whole, ...whole))).toThrow('Layer "a" is there twice');
  expect(() => decode(message([3, message([15, 2], [2, point()])]))).toThrow('A layer has no name');
  expect(() => decode(message([3, message([15, 1], [1, 'a'], [2, point()])]))).toThrow('has version 1');
  expect(() => decode(layer())).toThrow('has no features');
  expect(() => decode(layer([2, point()], [5, 0]))).toThrow('extent 0');
  expect(() => decode(layer([2, point([2, [0, 0]])], [3, 'k']))).toThrow(
    'Layer "a", feature 1: an attribute refers',
  );
  expect(() => decode(layer([2, point([2, [0]])], [3, 'k'], [4, message([5, 1])]))).toThrow(
    'ends inside a number',
  );
  expect(() => decode(layer([2, point([2, [0, 0, 0, 0]])], [3, 'k'], [4, message([5, 1])]))).toThrow(
    '"k" is there twice',
  );
  expect(() => decode(layer([2, point()], [4, new Uint8Array(0)]))).toThrow('an attribute value is empty');
  expect(() => decode(layer([2, message([3, 1])]))).toThrow('there is no geometry');
});

test('geometries that break the specification are errors', () => {
  expect(shape(4, 9, 2, 2)).toThrow('geometry type 4');
  expect(shape(1, 10, 2, 2)).toThrow('command 2 times 1 where MoveTo belongs');
  expect(shape(1, 9, 2, 2, 9, 2, 2)).toThrow('more than one command');
  expect(shape(1, 1)).toThrow('command 1 times 0');
  expect(shape(2, 9, 2, 2)).toThrow('ends before LineTo');
  expect(shape(2, 9, 2, 2, 2)).toThrow('command 2 times 0');
  expect(shape(3, 9, 2, 2, 10, 4, 4, 15)).toThrow('command 2 times 1 where LineTo belongs');
  expect(shape(3, 9, 2, 2, 18, 4, 0, 0, 4)).toThrow('ends before ClosePath');
  expect(shape(3, 9, 2, 2, 18, 4, 0, 4, 0, 15)).toThrow('ring 1 has no area');
  expect(shape(3, 9, 2, 2, 18, 0, 4, 4, 0, 15)).toThrow('wound as a hole');
  expect(shape(2, 9, 2, 2, 0xfffffffa, 4)).toThrow('ends inside a number');
});
