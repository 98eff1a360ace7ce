import { type Outcome, PROTOCOLS } from '../../drivers/provisioning/port.ts';
import type { Ctx } from '../../kernel/context.ts';
import { openPeer } from '../../servers/index.ts';
import { type Delivered, passwordPlace, usernamePlace } from '../../services/index.ts';
import type { AccountFile } from '../contract/model.ts';
import { fileOf } from '../rules/file.ts';
import { hearNetwork, protocolsNow } from './hear-network.ts';

/** Secret as a whole. `username` and `password` are null when the plan does not show them. */
export type AccountSecrets = {
  name: string;
  ipv4: string | null;
  username: string | null;
  password: string | null;
  files: AccountFile[];
};

/** All that a device needs, asked of the server now; one protocol that fails fails the whole. */
export async function readAccount(
  ctx: Ctx,
  { row, server, vpnName, showsPassword }: Delivered,
): Promise<Outcome<AccountSecrets>> {
  const peer = await openPeer(ctx, server);
  // One call first: a server that is down, or just coming back, is not met with four.
  const network = await hearNetwork(ctx, peer, row);
  if (network.kind === 'retry') return network;
  const protocols = protocolsNow(row, network);
  const [first, ...others] = PROTOCOLS.filter((protocol) => protocols[protocol] !== false);
  const answers = first === undefined ? [] : [await peer.config(vpnName, first)];
  if (answers[0]?.kind === 'ok')
    answers.push(...(await Promise.all(others.map((protocol) => peer.config(vpnName, protocol)))));
  const files: AccountFile[] = [];
  for (const answer of answers) {
    if (answer.kind !== 'ok') return answer;
    if (answer.value === null) continue;
    const { protocol, text } = answer.value;
    files.push({ protocol, text, ...fileOf(protocol, row.number) });
  }
  const [username, password] = showsPassword
    ? await Promise.all([
        row.usernameSealed && ctx.secrets.open(row.usernameSealed, usernamePlace(row.id)),
        row.passwordSealed && ctx.secrets.open(row.passwordSealed, passwordPlace(row.id)),
      ])
    : [null, null];
  return { kind: 'ok', value: { name: vpnName, ipv4: row.ipv4, username, password, files } };
}
