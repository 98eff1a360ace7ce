import type { ContractRouterClient } from '@orpc/contract';
import type { contract } from '../../worker/contract.ts';
import { type CallContext, type CallOptions, clientOf, rpc } from './go/link.ts';
import { isAbort, toProblem } from './problem.ts';

export type { CallContext, CallOptions } from './go/link.ts';
export type Api = ContractRouterClient<typeof contract, CallContext>;

let whenSignedOut: () => void = () => {};

/** The shell says what happens when a call that needs a session finds none. */
export const onSignedOut = (run: () => void): void => {
  whenSignedOut = run;
};

const call = async (path: readonly string[], input: unknown, options?: CallOptions): Promise<unknown> => {
  try {
    return await rpc(path, input, options);
  } catch (cause) {
    if (isAbort(cause)) throw cause;
    const problem = toProblem(cause);
    // Wrong credentials at sign-in are a 401 too; they end no session.
    if (problem.status === 401 && path[0] !== 'public') whenSignedOut();
    throw problem;
  }
};

/** Every endpoint, typed by the contract: `api.admin.servers.list({ sort: 'name' }, { signal })`. */
export const api = clientOf(call) as Api;
