/** IKEv2 as a configuration profile of iOS, iPadOS and macOS. */
import { stableUuid } from '../../kernel/uuid.ts';
import type { Ikev2 } from './ikev2.ts';
import { isXmlText, type Plist, plistOf } from './plist.ts';

const IKE = { EncryptionAlgorithm: 'AES-256', IntegrityAlgorithm: 'SHA2-256', DiffieHellmanGroup: 14 };
const CHILD = { ...IKE, EncryptionAlgorithm: 'AES-256-GCM' };

/** The numbers are flags: the format knows no booleans here. EAP alone, so no machine certificate or shared secret. */
function ikev2Of({ server, remoteId, certificateName }: Ikev2, login: Record<string, string>): Plist {
  return {
    RemoteAddress: server,
    RemoteIdentifier: remoteId,
    LocalIdentifier: '',
    AuthenticationMethod: 'None',
    ExtendedAuthEnabled: 1,
    ...login,
    ...(certificateName ? { ServerCertificateIssuerCommonName: certificateName } : {}),
    ServerCertificateCommonName: remoteId,
    IKESecurityAssociationParameters: { ...IKE, LifeTimeInMinutes: 1440 },
    ChildSecurityAssociationParameters: { ...CHILD, LifeTimeInMinutes: 60 },
    DeadPeerDetectionRate: 'Medium',
    DisableMOBIKE: 0,
    DisableRedirect: 0,
    EnablePFS: 0,
    UseConfigurationAttributeInternalIPSubnet: 0,
  };
}

export type AppleProfile = { ikev2: Ikev2; name: string; serviceId: string; password: string | null };

/**
 * A device replaces a profile of the same identifier and UUIDs, so they are the service's for good. The device asks for
 * a password that is null, or that XML cannot carry.
 */
export async function appleProfile({ ikev2, name, serviceId, password }: AppleProfile): Promise<string> {
  const payload = async (kind: string, type: string, title: string) => ({
    PayloadType: type,
    PayloadVersion: 1,
    PayloadIdentifier: `culvert.${serviceId.toLowerCase()}.${kind}`,
    PayloadUUID: (await stableUuid(`culvert:apple|${serviceId}|${kind}`)).toUpperCase(),
    PayloadDisplayName: title,
  });
  const { certificate, username } = ikev2;
  const login = {
    ...(username ? { AuthName: username } : {}),
    ...(password !== null && isXmlText(password) ? { AuthPassword: password } : {}),
  };
  const root = certificate && {
    ...(await payload('ca', 'com.apple.security.root', ikev2.certificateName ?? `${name} CA`)),
    PayloadCertificateFileName: 'ca.cer',
    PayloadContent: { data: certificate },
  };
  const vpn = {
    ...(await payload('vpn', 'com.apple.vpn.managed', name)),
    UserDefinedName: name,
    VPNType: 'IKEv2',
    IKEv2: ikev2Of(ikev2, login),
    IPv4: { OverridePrimary: 1 },
    Proxies: {},
  };
  const outer = await payload('profile', 'Configuration', name);
  return plistOf({ ...outer, PayloadRemovalDisallowed: false, PayloadContent: root ? [root, vpn] : [vpn] });
}
