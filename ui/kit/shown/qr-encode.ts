/** Rows of modules; true is dark. */
export type Matrix = readonly (readonly boolean[])[];
export type QrRequest = { id: number; text: string };
/** `matrix` null: the text is too long for a code. */
export type QrAnswer = { id: number; matrix: Matrix | null };

const waiting = new Map<number, (matrix: Matrix | null) => void>();
let worker: Worker | undefined;
let requests = 0;

/** One for all codes of the page. One that could not be loaded, or broke, is replaced at the next code. */
function encoder(): Worker {
  if (worker) return worker;
  const started = new Worker(new URL('./qr-worker.ts', import.meta.url), { type: 'module' });
  started.addEventListener('message', ({ data: { id, matrix } }: MessageEvent<QrAnswer>) => answer(id, matrix));
  started.addEventListener('error', () => {
    worker = undefined;
    for (const id of [...waiting.keys()]) answer(id, null);
  });
  worker = started;
  return started;
}

function answer(id: number, matrix: Matrix | null): void {
  const tell = waiting.get(id);
  waiting.delete(id);
  tell?.(matrix);
}

/** Null when there is none: the text is too long, or the encoder could not be loaded. */
export const encodeQr = (text: string): Promise<Matrix | null> =>
  new Promise((tell) => {
    requests += 1;
    waiting.set(requests, tell);
    try {
      encoder().postMessage({ id: requests, text } satisfies QrRequest);
    } catch {
      // A browser that refuses workers here.
      answer(requests, null);
    }
  });
