/** IKEv2 for NetworkManager with its strongSwan plug-in. */
import type { Ikev2 } from './ikev2.ts';

/** A POSIX shell word in which nothing has a meaning. */
export const quote = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

/** Items of `vpn.data` are separated by commas. */
const item = (key: string, value: string): string => `${key}=${value.replace(/([\\,])/g, '\\$1')}`;

/**
 * The shell makes the path absolute, because a daemon reads it that stands in another folder; and a comma in the folder's
 * name is no end of an item.
 */
const pathOf = (file: string): string => `"$(realpath ${quote(file)} | sed 's/[\\\\,]/\\\\&/g')"`;

/** One command; the password is asked for. `certificateFile` is the certificate's name in the folder where the command is run. */
export function nmcliCommand(
  { server, remoteId, username, certificate }: Ikev2,
  name: string,
  certificateFile: string,
) {
  const data = [
    item('address', server),
    item('remote-identity', remoteId),
    'method=eap',
    ...(username ? [item('user', username)] : []),
    'virtual=yes',
    'encap=yes',
    'password-flags=2',
  ];
  return `nmcli connection add type vpn vpn-type strongswan con-name ${quote(name)} ifname '*' vpn.data ${quote(data.join(','))}${certificate ? `',certificate='${pathOf(certificateFile)}` : ''}`;
}
