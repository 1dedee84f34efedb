import { describe, expect, test } from 'vitest';
import { pictureTypeOf } from './picture-type';

const chunk = (name: string, data: Buffer) => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  return Buffer.concat([length, Buffer.from(name), data, Buffer.alloc(4)]);
};
const numbers = (...values: number[]) => {
  const bytes = Buffer.alloc(values.length * 4);
  values.forEach((value, at) => void bytes.writeUInt32BE(value, at * 4));
  return bytes;
};
const png = (side = 256, ...more: Buffer[]) =>
  Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', Buffer.concat([numbers(side, side), Buffer.from([8, 2, 0, 0, 0])])),
    ...more,
    chunk('IDAT', Buffer.alloc(20)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
const segment = (marker: number, data: Buffer) =>
  Buffer.concat([Buffer.from([0xff, marker, (data.length + 2) >> 8, (data.length + 2) & 255]), data]);
const jpeg = (side = 256, ...more: Buffer[]) =>
  Buffer.concat([
    Buffer.from('ffd8', 'hex'),
    segment(0xe0, Buffer.from('JFIF\0')),
    ...more,
    segment(0xc0, Buffer.from([8, side >> 8, side & 255, side >> 8, side & 255, 3])),
    segment(0xda, Buffer.alloc(6)),
    Buffer.from('00ffd9', 'hex'),
  ]);
const webp = (...chunks: [string, Buffer][]) => {
  const body = Buffer.concat(
    chunks.map(([name, data]) => {
      const length = Buffer.alloc(4);
      length.writeUInt32LE(data.length);
      return Buffer.concat([Buffer.from(name), length, data, Buffer.alloc(data.length % 2)]);
    }),
  );
  const size = Buffer.alloc(4);
  size.writeUInt32LE(body.length + 4);
  return Buffer.concat([Buffer.from('RIFF'), size, Buffer.from('WEBP'), body]);
};
const vp8 = (side = 256) => {
  const data = Buffer.alloc(21);
  data.writeUInt16LE(side, 6);
  data.writeUInt16LE(side, 8);
  return data;
};
const vp8l = (side = 256) => {
  const data = Buffer.alloc(10);
  data.writeUInt8(0x2f);
  data.writeUInt32LE((side - 1) | ((side - 1) << 14), 1);
  return data;
};
const vp8x = (side = 256) => {
  const data = Buffer.alloc(10);
  data.writeUIntLE(side - 1, 4, 3);
  data.writeUIntLE(side - 1, 7, 3);
  return data;
};

describe('the type of a picture comes from its content', () => {
  test.each([
    ['PNG', png(), 'image/png'],
    ['JPEG', jpeg(), 'image/jpeg'],
    ['JPEG with a colour profile', jpeg(256, segment(0xe2, Buffer.alloc(30))), 'image/jpeg'],
    ['WebP', webp(['VP8 ', vp8()]), 'image/webp'],
    ['WebP without loss', webp(['VP8L', vp8l()]), 'image/webp'],
    ['WebP with a profile', webp(['VP8X', vp8x()], ['ICCP', Buffer.alloc(7)], ['VP8 ', vp8()]), 'image/webp'],
  ])('%s is accepted', (_, bytes, type) => expect(pictureTypeOf(bytes)).toBe(type));

  test.each([
    ['another size', png(255)],
    ['another size of JPEG', jpeg(4000)],
    ['another size of WebP', webp(['VP8 ', vp8(512)])],
    ['where it was taken, in PNG', png(256, chunk('eXIf', Buffer.alloc(9)))],
    ['a text in PNG', png(256, chunk('tEXt', Buffer.from('Author\0Zoé')))],
    ['where it was taken, in JPEG', jpeg(256, segment(0xe1, Buffer.from('Exif\0\0')))],
    ['a comment in JPEG', jpeg(256, segment(0xfe, Buffer.from('hello')))],
    ['where it was taken, in WebP', webp(['VP8X', vp8x()], ['VP8 ', vp8()], ['EXIF', Buffer.alloc(4)])],
    ['a moving one', webp(['VP8X', vp8x()], ['ANIM', Buffer.alloc(6)])],
    ['something behind the end of a PNG', Buffer.concat([png(), Buffer.from('<script>')])],
    ['something behind the end of a JPEG', Buffer.concat([jpeg(), Buffer.from('PK')])],
    ['something behind the end of a WebP', Buffer.concat([webp(['VP8 ', vp8()]), Buffer.from('x')])],
    ['a drawing', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="256" height="256"/>')],
    ['a page', Buffer.from('<!doctype html>')],
    ['GIF', Buffer.from('GIF89a')],
    ['nothing', Buffer.alloc(0)],
  ])('%s is refused', (_, bytes) => expect(pictureTypeOf(bytes)).toBeNull());

  test('a truncated picture is refused', () => {
    for (const whole of [png(), jpeg(), webp(['VP8 ', vp8()])]) {
      for (let length = 0; length < whole.length; length++) {
        expect(pictureTypeOf(whole.subarray(0, length))).toBeNull();
      }
    }
  });
});
