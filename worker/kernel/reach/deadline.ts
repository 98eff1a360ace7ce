/**
 * Runs `act` with a signal that aborts after `ms`. The timer ends with it, which that of `AbortSignal.timeout` does not:
 * a Durable Object with a timer cannot hibernate, and is billed until it rings (measured: eviction waits for it).
 */
export async function withDeadline<T>(ms: number, act: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(new DOMException('The operation timed out.', 'TimeoutError')), ms);
  try {
    return await act(controller.signal);
  } finally {
    clearTimeout(timer);
  }
}
