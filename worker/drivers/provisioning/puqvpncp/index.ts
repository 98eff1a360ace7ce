import type { Reach } from '../../../kernel/reach/reach.ts';
import { driverWords } from '../../words.ts';
import {
  type NameRuleVerdict,
  PROVISIONING_CAPABILITIES,
  type ProvisioningDriver,
  type ProvisioningPeer,
} from '../port.ts';
import {
  createAccount,
  ensureAccount,
  findAccount,
  listAccounts,
  removeAccount,
  setCaps,
  suspendAccount,
} from './accounts.ts';
import { readContract } from './checks/contract.ts';
import { probe } from './checks/probe.ts';
import { type PanelServer, productConfig, serverConfig } from './config.ts';
import { readConfig } from './files/profiles.ts';
import { makeLink } from './links.ts';
import { listOnline, readUsage } from './live.ts';
import { checkNameRule, NAME_MACROS, renderName, suffixedName } from './name.ts';
import { findNetwork, listDetails, listNetworks, readCapacity, readSlots } from './networks.ts';
import { baseUrl, openClient, PORTS } from './wire/client.ts';
import english from './words/en/driver.ts';

export type { ProductConfig } from './config.ts';
export { checkNameRule, DEFAULT_NAME_RULE, freeName, NAME_MACROS, nameCandidates, renderName } from './name.ts';

const words = driverWords('puqvpncp', english, (language) => import(`./words/${language}/driver.ts`));

function open(reach: Reach, server: PanelServer): ProvisioningPeer {
  const panel = openClient(reach, server);
  return {
    probe: () => probe(panel, server),
    networks: () => listNetworks(panel),
    network: (name) => findNetwork(panel, name),
    networkDetails: () => listDetails(panel),
    contract: () => readContract(panel),
    slots: () => readSlots(panel),
    capacity: (network, known) => readCapacity(panel, network, known),
    create: (input) => createAccount(panel, input),
    setCaps: (name, caps) => setCaps(panel, name, caps),
    ensure: (input) => ensureAccount(panel, input),
    suspend: (name) => suspendAccount(panel, name),
    remove: (name) => removeAccount(panel, name),
    observe: (name) => findAccount(panel, name),
    online: () => listOnline(panel, server.zone ?? 'UTC'),
    usage: (name, year, month) => readUsage(panel, name, year, month),
    config: (name, protocol) => readConfig(panel, server.id, name, protocol),
    otl: (name) => makeLink(panel, name),
    accounts: () => listAccounts(panel),
  };
}

function judgeNameRule(rule: string): NameRuleVerdict {
  const rendered = checkNameRule(rule);
  if (!rendered.ok) return { ok: false, message: rendered.why };
  return { ok: true, example: rendered.name, warning: rendered.warning };
}

export const puqvpncp: ProvisioningDriver<typeof serverConfig> = {
  key: 'puqvpncp',
  label: 'PUQVPNCP',
  words,
  config: serverConfig,
  capabilities: PROVISIONING_CAPABILITIES,
  ports: PORTS,
  countsEveryMs: 60_000,
  productConfig,
  nameMacros: NAME_MACROS,
  checkNameRule: judgeNameRule,
  mintName: (rule, { clientNumber, serviceNumber, now, zone, random }) =>
    renderName(rule, { clientId: clientNumber, serviceId: serviceNumber, at: now, zone, random }),
  nextName: suffixedName,
  baseUrl,
  open,
};
