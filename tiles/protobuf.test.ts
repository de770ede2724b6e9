import fc from 'fast-check';
import { PbfReader, PbfWriter } from 'pbf';
import { expect, test } from 'vitest';
import { ByteReader, ByteWriter } from './protobuf.ts';

test('varints are those of pbf and read back exactly up to 2^53 - 1', () => {
  fc.assert(
    fc.property(fc.array(fc.maxSafeNat()), (values) => {
      const out = new ByteWriter();
      const reference = new PbfWriter();
      for (const value of values) {
        out.varint(value);
        reference.writeVarint(value);
      }
      expect(out.content()).toEqual(reference.finish().slice(0, out.length));
      const reader = new ByteReader(out.content());
      expect(values.map(() => reader.varint())).toEqual(values);
      expect(reader.position).toBe(out.length);
    }),
  );
});

test('fields are readable by pbf', () => {
  const out = new ByteWriter();
  out.string(1, '无锡'.repeat(1000));
  out.key(2, 1);
  out.double(-0.1);
  const seen: unknown[] = [];
  new PbfReader(out.content()).readFields((field, _result, pbf) => {
    seen.push(field, field === 1 ? pbf.readString() : pbf.readDouble());
  }, undefined);
  expect(seen).toEqual([1, '无锡'.repeat(1000), 2, -0.1]);
});

test('a number that is cut off, too large or too long is an error', () => {
  expect(() => new ByteReader(Uint8Array.of(0x80)).varint()).toThrow('ends inside a number');
  expect(() => new ByteReader(new Uint8Array(8).fill(0xff)).varint()).toThrow('ends inside a number');
  expect(() => new ByteReader(Uint8Array.of(255, 255, 255, 255, 255, 255, 255, 16)).varint()).toThrow('2^53');
  expect(() => new ByteReader(new Uint8Array(20).fill(0x80)).varint()).toThrow('2^53');
  expect(() => new ByteReader(Uint8Array.of(5, 1)).message()).toThrow('has only 1 bytes left');
});

test('every wire type can be stepped over, others are errors', () => {
  const reader = new ByteReader(Uint8Array.of(0x81, 1, 1, 2, 3, 4, 5, 6, 7, 8, 2, 9, 9, 1, 2, 3, 4));
  for (const wire of [0, 1, 2, 5]) reader.skip(wire);
  expect(reader.position).toBe(17);
  expect(() => reader.skip(3)).toThrow('wire type 3');
});
