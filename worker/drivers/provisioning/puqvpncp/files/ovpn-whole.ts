/** What the lines of an OpenVPN profile need of each other before OpenVPN starts with them. `lines` are in our own form. */

const PROMPT = 'auth-user-pass';

function readerOf(lines: readonly string[]) {
  const all = (name: string) => lines.filter((line) => line === name || line.startsWith(`${name} `));
  return {
    count: (name: string) => all(name).length,
    /** The words after the last of that name: the one that holds. */
    last: (name: string) => all(name).at(-1)?.split(' ').slice(1) ?? null,
  };
}

type Reader = ReturnType<typeof readerOf>;

function missing({ count }: Reader): string[] {
  const keys = ['<tls-auth>', '<tls-crypt>', '<tls-crypt-v2>'].reduce((sum, tag) => sum + count(tag), 0);
  const twice = ['<ca>', '<cert>', '<key>', '<extra-certs>'].filter((tag) => count(tag) > 1);
  return [
    ...(count('remote') === 0 ? ['there is no remote'] : []),
    ...(count('client') + count('tls-client') === 0 ? ['it is not for a client'] : []),
    ...(count(PROMPT) > 0 && count('client') + count('pull') === 0 ? ['auth-user-pass needs pull'] : []),
    ...(count('dev') === 0 ? ['there is no dev'] : []),
    ...(count('<ca>') === 0 ? ['there is no <ca>'] : []),
    ...(count('<cert>') !== count('<key>') ? ['<cert> and <key> go together'] : []),
    ...(count('<key>') + count(PROMPT) === 0 ? ['there is no <key>, and no password is asked for'] : []),
    ...twice.map((tag) => `${tag} is there twice`),
    ...(keys > 1 ? ['there is more than one key for the control channel'] : []),
  ];
}

function opposed({ count, last }: Reader): string[] {
  const [every = 0, until = 0] = (last('keepalive') ?? []).map(Number);
  const [least = ''] = last('tls-version-min') ?? [];
  const [most = '9'] = last('tls-version-max') ?? [];
  return [
    ...(until < 2 * every ? ['the directive keepalive is not valid'] : []),
    ...(count('keepalive') > 0 && count('ping') + count('ping-exit') + count('ping-restart') > 0
      ? ['keepalive and ping exclude each other']
      : []),
    ...(last('allow-compression')?.[0] === 'no' && count('compress') + count('comp-lzo') > 0
      ? ['compress and allow-compression no exclude each other']
      : []),
    ...(least > most ? ['tls-version-min is above tls-version-max'] : []),
  ];
}

export function faultsOf(lines: readonly string[]): string[] {
  const reader = readerOf(lines);
  return [...missing(reader), ...opposed(reader)];
}
