/** Pictures of 7 × 5 pixels as ImageMagick and cwebp write them, and what cameras and people hang on to such files. */
const decoded = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(text), (char) => char.charCodeAt(0));

export const SAMPLES = {
  png: decoded(
    'iVBORw0KGgoAAAANSUhEUgAAAAcAAAAFEAIAAABWaL3MAAAAKklEQVQI12P8/5+BSMBygIGBwYE4pQcZiVZ6gIGBwZ4oRzAyMDAw' +
      'EOdeAMl6CAtLdBpMAAAAAElFTkSuQmCC',
  ),
  progressiveJpeg: decoded(
    '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1RV19i' +
      'Z2hnPk1xeXBkeFxlZ2P/2wBDARESEhgVGC8aGi9jQjhCY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2Nj' +
      'Y2NjY2NjY2P/wgARCAAFAAcDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAX/xAAVAQEBAAAAAAAAAAAAAAAAAAAABf/a' +
      'AAwDAQACEAMQAAABlCu//8QAFhAAAwAAAAAAAAAAAAAAAAAAAAES/9oACAEBAAEFAqZ//8QAFxEAAwEAAAAAAAAAAAAAAAAAAAMT' +
      'Uf/aAAgBAwEBPwG7NP/EABcRAAMBAAAAAAAAAAAAAAAAAAADFFH/2gAIAQIBAT8BnVh//8QAFBABAAAAAAAAAAAAAAAAAAAAAP/a' +
      'AAgBAQAGPwJ//8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPyFf/9oADAMBAAIAAwAAABAP/8QAFREBAQAAAAAAAAAAAAAA' +
      'AAAAAGH/2gAIAQMBAT8Qpf/EABURAQEAAAAAAAAAAAAAAAAAAABh/9oACAECAQE/EIX/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/9oA' +
      'CAEBAAE/EF//2Q==',
  ),
  webp: decoded(
    'UklGRlAAAABXRUJQVlA4IEQAAADwAgCdASoHAAUAAgA0JagCdLoBJgP4BhAH6AAdmtw2wAD++G+6PdNv/1xVjD7/+cVYw+//yA//' +
      'kB/5V/vs5hPlYwoAAA==',
  ),
  losslessWebp: decoded('UklGRjgAAABXRUJQVlA4TCwAAAAvBgABACcQAoEUbnYCgcTfqsme/+iQAQwEIJpFHXDBBRdE9D+2fdtLItsEAA=='),
};

const bytesOf = (text: string) => new TextEncoder().encode(text);

export const spliced = (bytes: Uint8Array, at: number, part: Uint8Array): Uint8Array => {
  const whole = new Uint8Array(bytes.length + part.length);
  whole.set(bytes.subarray(0, at));
  whole.set(part, at);
  whole.set(bytes.subarray(at), at + part.length);
  return whole;
};

const big32 = (n: number) => [n >>> 24, (n >>> 16) & 255, (n >>> 8) & 255, n & 255];

/** Not checked by anybody here: its sum is left at zero. */
export const pngChunk = (type: string, text: string): Uint8Array =>
  Uint8Array.from([...big32(text.length), ...bytesOf(type + text), 0, 0, 0, 0]);

export const jpegSegment = (marker: number, text: string): Uint8Array =>
  Uint8Array.from([0xff, marker, (text.length + 2) >>> 8, (text.length + 2) & 255, ...bytesOf(text)]);

/** `text` is of even length. */
export const webpChunk = (type: string, text: string): Uint8Array =>
  Uint8Array.from([...bytesOf(type), ...big32(text.length).toReversed(), ...bytesOf(text)]);
