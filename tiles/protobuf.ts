/** Reading and writing of Protocol Buffers wire format, as far as MVT and PMTiles directories need it. */

const text = new TextEncoder();
const LOW = 0x80000000;

/** Wire types used by MVT (Protocol Buffers encoding guide, "Message Structure"). */
export const WIRE = { varint: 0, fixed64: 1, bytes: 2, fixed32: 5 } as const;

/** A growing byte buffer; `clear` keeps the memory for the next message. */
export class ByteWriter {
  private buffer = new Uint8Array(1024);
  private view = new DataView(this.buffer.buffer);
  length = 0;

  private reserve(count: number): void {
    const needed = this.length + count;
    if (needed <= this.buffer.length) return;
    const grown = new Uint8Array(Math.max(needed, this.buffer.length * 2));
    grown.set(this.buffer.subarray(0, this.length));
    this.buffer = grown;
    this.view = new DataView(grown.buffer);
  }

  /** Forget the content, keep the memory. */
  clear(): void {
    this.length = 0;
  }

  /** The content as a view that is valid until the next write. */
  content(): Uint8Array {
    return this.buffer.subarray(0, this.length);
  }

  /** Append an unsigned varint; `value` is a safe integer >= 0. */
  varint(value: number): void {
    this.reserve(10);
    let rest = value;
    while (rest >= LOW) {
      this.buffer[this.length++] = (rest % 128) | 0x80;
      rest = Math.floor(rest / 128);
    }
    while (rest > 127) {
      this.buffer[this.length++] = (rest & 127) | 0x80;
      rest >>>= 7;
    }
    this.buffer[this.length++] = rest;
  }

  /** Append a field key. */
  key(field: number, wire: number): void {
    this.varint(field * 8 + wire);
  }

  /** Append an IEEE double, little endian. */
  double(value: number): void {
    this.reserve(8);
    this.view.setFloat64(this.length, value, true);
    this.length += 8;
  }

  /** Append an integer of either sign, zigzagged; from -2^52 to 2^52 - 1. */
  zigzag(value: number): void {
    this.varint(value < 0 ? -2 * value - 1 : 2 * value);
  }

  /** Append the bytes as they are. */
  append(content: Uint8Array): void {
    this.reserve(content.length);
    this.buffer.set(content, this.length);
    this.length += content.length;
  }

  /** Append bytes behind their length. */
  sized(content: Uint8Array): void {
    this.varint(content.length);
    this.append(content);
  }

  /** Append a length-delimited field. */
  bytes(field: number, content: Uint8Array): void {
    this.key(field, WIRE.bytes);
    this.sized(content);
  }

  /** Append a length-delimited UTF-8 field. */
  string(field: number, value: string): void {
    this.bytes(field, text.encode(value));
  }
}

/** A cursor over bytes; every read past `end` is an Error with the byte position. */
export class ByteReader {
  readonly buffer: Uint8Array;
  position: number;
  readonly end: number;

  constructor(buffer: Uint8Array, position = 0, end = buffer.length) {
    this.buffer = buffer;
    this.position = position;
    this.end = end;
  }

  /** The next unsigned varint; more than 2^53 - 1 or more than ten bytes is an Error. */
  varint(): number {
    let value = 0;
    let factor = 1;
    for (let count = 0; count < 10; count++) {
      if (this.position >= this.end) throw new Error(`Byte ${this.position}: the data ends inside a number`);
      const byte = this.buffer[this.position++]!;
      value += (byte & 127) * factor;
      if (byte < 128) {
        if (value > Number.MAX_SAFE_INTEGER) break;
        return value;
      }
      factor *= 128;
    }
    throw new Error(`Byte ${this.position}: a number is larger than 2^53 - 1`);
  }

  /** The next zigzagged integer. */
  zigzag(): number {
    const value = this.varint();
    return value % 2 === 1 ? -(value + 1) / 2 : value / 2;
  }

  /** The next length-delimited content as a cursor of its own; this cursor moves behind it. */
  message(): ByteReader {
    const length = this.varint();
    const start = this.position;
    if (length > this.end - start) {
      throw new Error(`Byte ${start}: a field of ${length} bytes has only ${this.end - start} bytes left`);
    }
    this.position = start + length;
    return new ByteReader(this.buffer, start, this.position);
  }

  /** The bytes from the cursor to its end, as a view. */
  rest(): Uint8Array {
    return this.buffer.subarray(this.position, this.end);
  }

  /** The next `count` bytes as a view. */
  take(count: number): DataView {
    if (count > this.end - this.position)
      throw new Error(`Byte ${this.position}: the data ends inside a value`);
    const view = new DataView(this.buffer.buffer, this.buffer.byteOffset + this.position, count);
    this.position += count;
    return view;
  }

  /** Step over a field of the given wire type; an unknown wire type is an Error. */
  skip(wire: number): void {
    if (wire === WIRE.varint) {
      for (let count = 0; count < 10; count++) if (this.take(1).getUint8(0) < 128) return;
      throw new Error(`Byte ${this.position}: a number is longer than ten bytes`);
    }
    if (wire === WIRE.fixed64) this.take(8);
    else if (wire === WIRE.fixed32) this.take(4);
    else if (wire === WIRE.bytes) this.message();
    else throw new Error(`Byte ${this.position}: wire type ${wire} does not exist`);
  }
}
