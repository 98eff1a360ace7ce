/** What this driver needs of a panel's API, operation by operation: the expected side of the contract probe. */
import { ALIASES, type Field, PROTOCOL_NAMES } from '../wire/aliases.ts';

export type NeededField = { field: string; names: readonly string[]; required: boolean; sent?: boolean };

export type Need = {
  operation: string;
  fields: readonly NeededField[];
  /** A panel without it works all the same. */
  optional?: boolean;
};

const must = (...fields: Field[]): NeededField[] =>
  fields.map((field) => ({ field, names: ALIASES[field], required: true }));
const may = (...fields: Field[]): NeededField[] =>
  fields.map((field) => ({ field, names: ALIASES[field], required: false }));
/** Written by us under exactly this name. */
const sent = (...names: string[]): NeededField[] =>
  names.map((name) => ({ field: name, names: [name], required: true, sent: true }));

const protocols: NeededField = {
  field: 'protocols',
  names: [
    'protocols',
    ...Object.values(PROTOCOL_NAMES).flat(),
    ...Object.values(PROTOCOL_NAMES).flatMap((names) => names.map((name) => `${name}_enabled`)),
  ],
  required: false,
};
const network = [
  ...must('networkName'),
  ...may('description', 'subnet', 'upstream', 'downMbps', 'upMbps', 'networkClients'),
  protocols,
];
const account = [
  ...must('accountName', 'accountStatus', 'downMbps', 'upMbps'),
  ...may('accountNetwork', 'ipv4', 'username', 'password'),
];

export const NEEDS: readonly Need[] = [
  {
    operation: 'GET /system/status',
    fields: [...must('used', 'ceiling'), ...may('statusText', 'version', 'licenceExpires', 'licenceValid')],
  },
  { operation: 'GET /license', fields: may('licenceValid', 'licenceExpires') },
  { operation: 'GET /network', fields: network },
  { operation: 'GET /network/{}', fields: network },
  { operation: 'GET /network/{}/available_ip', fields: [] },
  { operation: 'GET /client', fields: account },
  { operation: 'POST /client', fields: sent('name', 'network_name') },
  {
    operation: 'GET /client/online',
    fields: [
      ...must('sessionAccount'),
      ...may('sessionProtocol', 'sessionNetwork', 'sessionIp', 'sessionEndpoint', 'handshake'),
      ...may('serverReceivedBytes', 'serverSentBytes'),
    ],
  },
  { operation: 'GET /client/{}', fields: account },
  { operation: 'PUT /client/{}', fields: sent('status', 'b_download', 'b_upload') },
  { operation: 'DELETE /client/{}', fields: [] },
  { operation: 'GET /client/{}/config/text', fields: [] },
  { operation: 'GET /client/{}/config/qr', fields: [], optional: true },
  { operation: 'GET /client/{}/amneziawg/config', fields: [], optional: true },
  { operation: 'GET /client/{}/amneziawg/qr', fields: [], optional: true },
  { operation: 'GET /client/{}/openvpn/profile', fields: [] },
  { operation: 'GET /client/{}/ikev2/profile', fields: [] },
  { operation: 'POST /client/{}/otl', fields: [] },
  { operation: 'GET /client/{}/traffic/{}/{}', fields: must('day', 'dayDownBytes', 'dayUpBytes') },
];
