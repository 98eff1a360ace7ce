/**
 * A conversation over a socket, line by line, for peers that do not speak HTTP. It is guarded, bounded in time and size,
 * and keeps what both sides said, secrets masked.
 */
import { withDeadline } from './deadline.ts';

export interface Wire {
  /** The next line that the peer says, without its end. */
  readLine(): Promise<string>;
  /** `shown` stands in the transcript for what is secret or long; what is hidden so is masked in later lines too. */
  write(data: string | Uint8Array, shown?: string): Promise<void>;
  /** From here on inside TLS. What the peer said before and was not read is an intruder's, and ends the conversation. */
  secure(): Promise<void>;
}

/** `upgradable`: in clear until `secure()`. */
export type Transport = 'plain' | 'upgradable' | 'tls';

export type WireOptions = {
  transport: Transport;
  hostname: string;
  port: number;
  replyMs: number;
  maxBytes: number;
  signal: AbortSignal;
  mask: (text: string) => string;
};

export type OpenWire = Wire & {
  open(): Promise<void>;
  /** Whether the peer was there at all. */
  opened(): boolean;
  transcript(): string[];
  close(): Promise<void>;
};

const MAX_LINE = 2048;
const HIDDEN_CHARS = 4;
const LF = 10;
const MODES = { plain: 'off', upgradable: 'starttls', tls: 'on' } as const;

/** A promise of the platform does not know of our signal. */
function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    work.then(resolve, reject);
  });
}

/** Keeps what was said, without what was hidden. */
function makeTranscript(mask: (text: string) => string) {
  const lines: string[] = [];
  const hidden = new Set<string>();
  const clean = (text: string) => [...hidden].reduce((shown, secret) => shown.replaceAll(secret, '***'), mask(text));
  return {
    lines,
    said: (mark: '>' | '<' | '*', text: string) => void lines.push(`${mark} ${clean(text)}`),
    /** What a command ends with is its secret. */
    hide(command: string) {
      const secret = command.trim().split(' ').at(-1) ?? '';
      if (secret.length >= HIDDEN_CHARS) hidden.add(secret);
    },
  };
}

class TooLong extends Error {
  override name = 'TooLong';
}
export const isTooLong = (error: unknown): boolean => error instanceof TooLong;

type Connect = typeof import('cloudflare:sockets')['connect'];
type Streams = { reader: ReadableStreamDefaultReader<Uint8Array>; writer: WritableStreamDefaultWriter<Uint8Array> };

const encoder = new TextEncoder();
const ignored = () => undefined;
/** The platform does not say what it is that does not verify. */
const notTls = () => {
  throw new Error('TLS handshake failed');
};

/** The socket's streams. What ends them is told to whoever reads or writes next, and to nobody else. */
function streamsOf(socket: Socket): Streams {
  const streams = { reader: socket.readable.getReader(), writer: socket.writable.getWriter() };
  for (const end of [socket.closed, streams.reader.closed, streams.writer.closed]) end.catch(ignored);
  return streams;
}

class SocketWire implements OpenWire {
  readonly #options: WireOptions;
  readonly #transcript: ReturnType<typeof makeTranscript>;
  #socket: Socket;
  #streams: Streams;
  #waiting = new Uint8Array(0);
  #heard = 0;
  #opened = false;

  constructor(connect: Connect, options: WireOptions) {
    const { hostname, port, transport, mask } = options;
    this.#options = options;
    this.#transcript = makeTranscript(mask);
    this.#socket = connect({ hostname, port }, { secureTransport: MODES[transport], allowHalfOpen: false });
    this.#streams = streamsOf(this.#socket);
    this.#socket.opened.catch(ignored);
  }

  async open(): Promise<void> {
    await this.#within(() => this.#socket.opened);
    this.#opened = true;
  }

  opened = () => this.#opened;
  transcript = () => [...this.#transcript.lines];
  close = () => this.#socket.close().catch(ignored);

  async readLine(): Promise<string> {
    const line = await this.#within(() => this.#nextLine());
    this.#transcript.said('<', line);
    return line;
  }

  async write(data: string | Uint8Array, shown?: string): Promise<void> {
    if (shown !== undefined && typeof data === 'string') this.#transcript.hide(data);
    this.#transcript.said('>', shown ?? String(data).trimEnd());
    await this.#within(() => this.#streams.writer.write(typeof data === 'string' ? encoder.encode(data) : data));
  }

  async secure(): Promise<void> {
    if (this.#waiting.length > 0) throw new Error('TLS handshake failed: the peer spoke before it');
    this.#streams.reader.releaseLock();
    this.#streams.writer.releaseLock();
    this.#socket = this.#socket.startTls();
    this.#streams = streamsOf(this.#socket);
    await this.#within(() => this.#socket.opened.catch(notTls));
    this.#transcript.said('*', 'TLS');
  }

  #within<T>(work: () => Promise<T>): Promise<T> {
    const { replyMs, signal } = this.#options;
    return withDeadline(replyMs, (late) => orAborted(work(), AbortSignal.any([signal, late])));
  }

  async #nextLine(): Promise<string> {
    for (;;) {
      const end = this.#waiting.indexOf(LF);
      if (end > MAX_LINE || (end < 0 && this.#waiting.length > MAX_LINE)) throw new TooLong();
      if (end < 0) {
        await this.#more();
        continue;
      }
      const text = new TextDecoder().decode(this.#waiting.subarray(0, end)).replace(/\r$/, '');
      this.#waiting = this.#waiting.slice(end + 1);
      return text;
    }
  }

  async #more(): Promise<void> {
    const { done, value } = await this.#streams.reader.read();
    if (done) throw new Error('other side closed');
    this.#opened = true;
    this.#heard += value.byteLength;
    if (this.#heard > this.#options.maxBytes) throw new TooLong();
    const joined = new Uint8Array(this.#waiting.length + value.byteLength);
    joined.set(this.#waiting);
    joined.set(value, this.#waiting.length);
    this.#waiting = joined;
  }
}

/** Makes the socket: nothing else in the house does. */
export async function makeWire(options: WireOptions): Promise<OpenWire> {
  const { connect } = await import('cloudflare:sockets');
  return new SocketWire(connect, options);
}
