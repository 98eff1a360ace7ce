/** Header fields of a mail (RFC 5322, 2047, 2231). What could start another field is refused, never mended. */

import { isAddress, isOneLine } from '../port.ts';

/** A text that does not fit where it should stand; its message is for people. */
export class Unfit extends Error {
  override name = 'Unfit';
}

const ASCII = /^[\x20-\x7e]*$/;
const ATOM = /^[\w!#$%&'*+/=?^`{|}~.-]+$/;
const LINE = 76;
const encoder = new TextEncoder();

export function refuseControls(what: string, text: string): string {
  if (!isOneLine(text)) throw new Unfit(`The ${what} holds a line break or a control character.`);
  return text.toWellFormed();
}

export function addressOf(what: string, text: string): string {
  if (!isAddress(text)) throw new Unfit(`The ${what} is no e-mail address.`);
  return text;
}
export const isAscii = (text: string): boolean => ASCII.test(text);
export const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1).toLowerCase();

export function base64(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += 8192) binary += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(binary);
}

/** Of UTF-8 bytes that one encoded word of 75 characters holds in base64. */
const WORD_BYTES = 42;

/** Pieces of at most `most` bytes, none of which tears a character apart. */
function pieces(text: string, most: number): string[] {
  const found: string[] = [];
  let piece = '';
  for (const char of text) {
    if (encoder.encode(piece + char).length > most) {
      found.push(piece);
      piece = '';
    }
    piece += char;
  }
  return [...found, piece];
}

const encodedWords = (text: string): string[] =>
  pieces(text, WORD_BYTES).map((piece) => `=?UTF-8?B?${base64(encoder.encode(piece))}?=`);

/** Words on lines of at most 76 characters, as far as they have blanks. */
function folded(name: string, words: readonly string[]): string {
  const lines: string[] = [];
  let line = `${name}:`;
  for (const word of words) {
    if (line.length + 1 + word.length > LINE && !line.endsWith(':')) {
      lines.push(line);
      line = '';
    }
    line += ` ${word}`;
  }
  return [...lines, line].join('\r\n');
}

/** Anything that looks like an encoded word, or does not fit a line, is encoded, so that it reads as it was written. */
const plain = (text: string): boolean =>
  isAscii(text) &&
  !text.includes('=?') &&
  !/^ | $| {2}/.test(text) &&
  text.split(' ').every((w) => w.length < LINE - 10);

export function textField(name: string, text: string): string {
  const clean = refuseControls(name, text);
  return folded(name, plain(clean) ? clean.split(' ') : encodedWords(clean));
}

/** `Shop <mail@shop.example>`. */
export function addressField(name: string, address: string, shown = ''): string {
  const clean = refuseControls(name, shown);
  const bare = addressOf(name, address);
  if (clean === '') return folded(name, [bare]);
  const quoted = `"${clean.replace(/["\\]/g, '\\$&')}"`;
  const words = plain(clean) && quoted.length < LINE - 10 ? [ATOM.test(clean) ? clean : quoted] : encodedWords(clean);
  return folded(name, [...words, `<${bare}>`]);
}

const percent = (text: string): string =>
  encodeURIComponent(text).replace(/['()*!~]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
const PARAMETER_CHARS = 16;

/** `name="value"`, or by RFC 2231 in as many parts as its lines ask for. */
export function parameter(name: string, text: string): string[] {
  const clean = refuseControls(name, text);
  if (isAscii(clean) && clean.length < 50) return [`${name}="${clean.replace(/["\\]/g, '\\$&')}"`];
  const parts = pieces(clean, PARAMETER_CHARS);
  if (parts.length === 1) return [`${name}*=UTF-8''${percent(clean)}`];
  return parts.map((part, i) => `${name}*${i}*=${i === 0 ? "UTF-8''" : ''}${percent(part)}`);
}

/** A field with parameters, each on a line of its own. */
export const fieldWith = (name: string, value: string, parameters: readonly string[]): string =>
  [`${name}: ${refuseControls(name, value)}`, ...parameters].join(';\r\n ');
