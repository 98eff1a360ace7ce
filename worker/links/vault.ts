/** The object that holds a service's links: the only truth about their uses. */
import type { Ctx } from '../kernel/context.ts';
import { Problem } from '../kernel/problem.ts';

type Vault = ReturnType<Ctx['env']['ServiceVault']['getByName']>;

/** One call to it. An object that does not answer is `busy`: nothing is known about what it did. */
export async function askVault<T>(ctx: Ctx, serviceId: string, ask: (vault: Vault) => Promise<T>): Promise<T> {
  try {
    return await ask(ctx.env.ServiceVault.getByName(serviceId));
  } catch (error) {
    ctx.log.error('links.vault_failed', { serviceId, error });
    throw new Problem('busy');
  }
}
