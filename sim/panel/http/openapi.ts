import type { Route } from './call.ts';
import { json } from './envelope.ts';

type Schema = Record<string, unknown>;

const text: Schema = { type: 'string' };
const count: Schema = { type: 'integer' };
const flag: Schema = { type: 'boolean' };
const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });
const list = (items: Schema): Schema => ({ type: 'array', items });
const record = (properties: Record<string, Schema>, required: string[] = []): Schema => ({
  type: 'object',
  properties,
  ...(required.length > 0 && { required }),
});

const SCHEMAS: Record<string, Schema> = {
  Status: record({
    count_accounts: count,
    count_accounts_available: count,
    count_wireguard: count,
    license: text,
    license_valid: flag,
    status: text,
    version: text,
  }),
  License: record({ valid: flag, expires: text, limit: count }),
  Network: record({
    name: text,
    description: text,
    network: text,
    upstream: text,
    b_download: count,
    b_upload: count,
    clients: count,
  }),
  Client: record({
    name: text,
    network_name: text,
    ipv4: text,
    ipv6: text,
    username: text,
    password: text,
    status: text,
    b_download: text,
    b_upload: text,
    private_key: text,
    public_key: text,
  }),
  ClientCreate: record({ name: text, network_name: text, username: text, password: text, ipv4: text, status: text }, [
    'network_name',
  ]),
  ClientUpdate: record({
    status: { type: 'string', enum: ['enable', 'disable'] },
    password: text,
    b_download: count,
    b_upload: count,
  }),
  Session: record({
    protocol: text,
    name: text,
    network: text,
    ip: text,
    endpoint: text,
    latest_handshake: text,
    transfer_rx: count,
    transfer_tx: count,
  }),
  Day: record({ client: text, date: text, traffic_download: count, traffic_upload: count }),
};

const PAYLOADS: Record<string, Schema> = {
  'GET /system/status': ref('Status'),
  'GET /license': ref('License'),
  'GET /network': list(ref('Network')),
  'GET /network/{name}': ref('Network'),
  'GET /network/{name}/available_ip': list(text),
  'GET /client': list(ref('Client')),
  'POST /client': ref('Client'),
  'GET /client/online': list(ref('Session')),
  'GET /client/{name}': ref('Client'),
  'PUT /client/{name}': ref('Client'),
  'GET /client/{name}/traffic/{year}/{month}': list(ref('Day')),
};

const BODIES: Record<string, Schema> = {
  'POST /client': ref('ClientCreate'),
  'PUT /client/{name}': ref('ClientUpdate'),
};

const content = (schema: Schema) => ({ content: { 'application/json': { schema } } });

function operation({ key, summary }: Route): Schema {
  const names = [...key.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
  const body = BODIES[key];
  const envelope = record({ status: text, error: text, msg: PAYLOADS[key] ?? text });
  return {
    summary,
    operationId: key
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '_')
      .replace(/_$/, ''),
    ...(names.length > 0 && { parameters: names.map((name) => ({ name, in: 'path', required: true, schema: text })) }),
    ...(body && { requestBody: { required: true, ...content(body) } }),
    responses: { 200: { description: 'The result', ...content(envelope) } },
  };
}

export function openapi(routes: readonly Route[], version: string): Response {
  const paths: Record<string, Record<string, Schema>> = {};
  for (const route of routes) {
    const [method = '', path = ''] = route.key.split(' ');
    paths[path] = { ...paths[path], [method.toLowerCase()]: operation(route) };
  }
  return json({
    openapi: '3.0.3',
    info: { title: 'VPN panel (simulated)', version },
    servers: [{ url: '/api/v1' }],
    security: [{ bearer: [] }],
    paths,
    components: { schemas: SCHEMAS, securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } },
  });
}
