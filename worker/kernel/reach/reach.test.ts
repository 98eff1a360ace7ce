import { describe, expect, it, vi } from 'vitest';
import { json, open } from './reach-scripted.ts';

const hangs = (init: RequestInit) =>
  new Promise<never>((_, reject) => {
    init.signal?.addEventListener('abort', () => reject(init.signal?.reason));
  });

/** A body that gives `chunks` chunks of `size` bytes, and counts how many were asked for. */
function stream(chunks: number, size: number) {
  const given = { count: 0, cancelled: false };
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        if (given.count === chunks) return controller.close();
        given.count += 1;
        controller.enqueue(new Uint8Array(size).fill(97));
      },
      cancel() {
        given.cancelled = true;
      },
    },
    { highWaterMark: 0 },
  );
  return { body, given };
}

describe('reach: the door', () => {
  it('hands over status, text, bytes and headers, and how long it took', async () => {
    const { reach, calls } = open(() => json({ a: 'ü' }));
    const answer = await reach.call({
      method: 'POST',
      url: 'https://panel.example.com/x?y=1',
      json: { b: 1 },
      headers: { 'x-a': '1' },
    });
    expect(answer).toMatchObject({ kind: 'answer', status: 200, text: '{"a":"ü"}', tookMs: 7 });
    expect(answer.kind === 'answer' && answer.bytes.byteLength).toBe(10);
    expect(calls[0]?.init).toMatchObject({
      method: 'POST',
      body: '{"b":1}',
      redirect: 'manual',
      headers: { 'content-type': 'application/json', 'x-a': '1' },
    });
  });

  it.each([
    'http://10.0.0.1/',
    'http://169.254.169.254/latest/meta-data/',
    'http://2130706433/',
    'http://[::ffff:127.0.0.1]/',
    'ftp://panel.example.com/',
  ])('blocks %s before any call leaves, and logs the refusal', async (url) => {
    const { reach, calls, log } = open(() => json({}));
    expect(await reach.call({ method: 'GET', url })).toMatchObject({ kind: 'failed', cause: 'blocked' });
    expect(calls).toEqual([]);
    expect(log).toMatchObject([{ failure: 'blocked', status: null }]);
  });

  it('allows loopback in test mode', async () => {
    const { reach } = open(() => json({}), { mode: 'test' });
    expect(await reach.call({ method: 'GET', url: 'http://127.0.0.1:8098/' })).toMatchObject({ kind: 'answer' });
  });

  it.each([301, 302, 303, 307, 308])(
    'fails a %i, names only the host it points to and follows nothing',
    async (status) => {
      const location = 'https://elsewhere.example.test/login?token=abcdef';
      const { reach, calls } = open(() => new Response(null, { status, headers: { location } }));
      const answer = await reach.call({ method: 'GET', url: 'https://panel.example.com/' });
      expect(answer).toMatchObject({
        kind: 'failed',
        cause: 'redirect',
        detail: 'it redirects to elsewhere.example.test',
      });
      expect(JSON.stringify(answer)).not.toContain('abcdef');
      expect(calls).toHaveLength(1);
    },
  );

  it.each([
    [{}, /without saying where/],
    [{ location: '/login' }, /panel\.example\.com/],
    [{ location: 'http://[' }, /no address/],
  ])('fails a redirect with headers %j', async (headers, detail) => {
    const { reach } = open(() => new Response(null, { status: 302, headers: headers as Record<string, string> }));
    const answer = await reach.call({ method: 'GET', url: 'https://panel.example.com/' });
    expect(answer).toMatchObject({ cause: 'redirect', detail: expect.stringMatching(detail) });
  });
});

describe('reach: time and size', () => {
  it('gives up on a peer that never answers', async () => {
    const { reach } = open((_, init) => hangs(init));
    const answer = await reach.call({ method: 'GET', url: 'https://panel.example.com/', timeoutMs: 20 });
    expect(answer).toMatchObject({ kind: 'failed', cause: 'timeout' });
  });

  it('gives up on a peer that stops in the middle of the body', async () => {
    const { reach } = open((_, init) => {
      const body = new ReadableStream<Uint8Array>({
        start(controller) {
          controller.enqueue(new Uint8Array(3));
          init.signal?.addEventListener('abort', () => controller.error(init.signal?.reason));
        },
      });
      return new Response(body);
    });
    const answer = await reach.call({ method: 'GET', url: 'https://panel.example.com/', timeoutMs: 20 });
    expect(answer).toMatchObject({ kind: 'failed', cause: 'timeout' });
  });

  it('waits 15 s for reads and 25 s for writes unless told otherwise', async () => {
    const asked = vi.spyOn(globalThis, 'setTimeout');
    const ended = vi.spyOn(globalThis, 'clearTimeout');
    const { reach } = open(() => json({}));
    for (const method of ['GET', 'POST', 'PUT', 'DELETE'] as const)
      await reach.call({ method, url: 'https://panel.example.com/' });
    await reach.call({ method: 'GET', url: 'https://panel.example.com/', timeoutMs: 50 });
    expect(asked.mock.calls.map(([, ms]) => ms)).toEqual([15_000, 25_000, 25_000, 25_000, 50]);
    // A timer that runs on would keep a Durable Object awake.
    expect(ended).toHaveBeenCalledTimes(5);
    asked.mockRestore();
    ended.mockRestore();
  });

  it('stops reading at the cap and fails with too_large', async () => {
    const { body, given } = stream(1_000, 1_000);
    const { reach } = open(() => new Response(body));
    const answer = await reach.call({ method: 'GET', url: 'https://panel.example.com/', maxBytes: 2_500 });
    expect(answer).toMatchObject({ kind: 'failed', cause: 'too_large' });
    expect(given).toEqual({ count: 3, cancelled: true });
  });

  it('hands over the first bytes of a longer answer when asked to cut', async () => {
    const { body } = stream(10, 1_000);
    const { reach } = open(() => new Response(body));
    const answer = await reach.call({
      method: 'GET',
      url: 'https://panel.example.com/',
      maxBytes: 1_500,
      onTooLarge: 'cut',
    });
    expect(answer).toMatchObject({ kind: 'answer', cut: true, text: 'a'.repeat(1_500) });
  });

  it('takes an answer of exactly the cap', async () => {
    const { body } = stream(2, 1_000);
    const { reach } = open(() => new Response(body));
    const answer = await reach.call({ method: 'GET', url: 'https://panel.example.com/', maxBytes: 2_000 });
    expect(answer).toMatchObject({ kind: 'answer', text: 'a'.repeat(2_000) });
    expect(answer).not.toHaveProperty('cut');
  });

  it('V203 given 40 calls at once, never more than 6 are in flight and all 40 are answered', async () => {
    let flying = 0;
    let most = 0;
    const release: (() => void)[] = [];
    const { reach } = open(async () => {
      flying += 1;
      most = Math.max(most, flying);
      await new Promise<void>((resolve) => release.push(resolve));
      flying -= 1;
      return json({});
    });
    const all = Promise.all(
      Array.from({ length: 40 }, () => reach.call({ method: 'GET', url: 'https://panel.example.com/' })),
    );
    for (let landed = 0; landed < 40; landed += 1) {
      await vi.waitFor(() => expect(release.length).toBeGreaterThan(0), { interval: 1 });
      release.shift()?.();
    }
    expect((await all).map((answer) => answer.kind)).toEqual(new Array(40).fill('answer'));
    expect(most).toBe(6);
  });

  it('frees the slot of a call that failed', async () => {
    const { reach } = open(() => Promise.reject(new Error('Network connection lost.')), { limit: 1 });
    for (let i = 0; i < 3; i += 1) {
      expect(await reach.call({ method: 'GET', url: 'https://panel.example.com/' })).toMatchObject({
        cause: 'refused',
      });
    }
  });
});
