import { inject } from 'vitest';
import { forgiveAll } from './breakers.ts';

/** The shared panel simulator, steered over its control API; names passed in must be unique to the test. */
export async function steer(
  method: string,
  path: string,
  body?: unknown,
  panel: 'panel' | 'secondPanel' = 'panel',
): Promise<unknown> {
  const response = await fetch(`${inject(panel).url}/__sim/${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  if (!response.ok)
    throw new Error(`The simulator answers ${response.status} to ${method} ${path}: ${await response.text()}`);
  const text = await response.text();
  return text === '' ? null : JSON.parse(text);
}

/** Faults for the time of `act` only. */
export async function withFault<T>(
  fault: Record<string, unknown>,
  act: () => Promise<T>,
  panel: 'panel' | 'secondPanel' = 'panel',
): Promise<T> {
  await steer('POST', 'faults', fault, panel);
  try {
    return await act();
  } finally {
    await steer('DELETE', 'faults', undefined, panel);
    forgiveAll();
  }
}

/** What a form would hold for the shared panel. */
export function panelAddress(panel: 'panel' | 'secondPanel' = 'panel') {
  const url = new URL(inject(panel).url);
  return {
    host: url.hostname,
    port: Number(url.port),
    secure: false,
    plainHttpAccepted: true,
    token: inject(panel).token,
  };
}

/** An account that somebody else makes there. */
export async function makeOnPanel(name: string, network: string, panel: 'panel' | 'secondPanel' = 'panel') {
  const { url, token } = inject(panel);
  const made = await fetch(`${url}/api/v1/client`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ name, network_name: network }),
  });
  if (!made.ok) throw new Error(`The simulator answers ${made.status} to a new client: ${await made.text()}`);
}
