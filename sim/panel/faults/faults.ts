import type { Call } from '../http/call.ts';
import { hang } from '../http/call.ts';
import { availableShape } from '../http/shapes.ts';
import { PROTOCOLS } from '../state.ts';
import {
  ancient,
  anyNetworkOr,
  body,
  broken,
  eachRow,
  everyThirdLost,
  full,
  guarded,
  loading,
  otherQr,
  protocolOff,
  refuse,
  reset,
  skew,
  slotless,
  slow,
  stringly,
  without,
} from './fault-effects.ts';

export type Fault = {
  name: string;
  effect: string;
  /** Route keys it can touch; only such calls use up its count. */
  on: readonly string[] | 'every';
  arg?: string;
  when?: (call: Call, arg: string) => boolean;
  /** Before the panel looks at the call; a Response ends it there. */
  before?: (call: Call, arg: string) => Response | undefined | Promise<Response | undefined>;
  payload?: (payload: unknown, call: Call) => unknown;
  /** After everything is done and saved, on the way out. */
  wire?: (response: Response, call: Call) => Response | Promise<Response>;
};

const STATUS = 'GET /system/status';
const FREE = 'GET /network/{name}/available_ip';
const CREATE = 'POST /client';
const UPDATE = 'PUT /client/{name}';
const DELETE = 'DELETE /client/{name}';
const ONLINE = 'GET /client/online';
const OTL = 'POST /client/{name}/otl';
const TRAFFIC = 'GET /client/{name}/traffic/{year}/{month}';
const QRS = ['GET /client/{name}/config/qr', 'GET /client/{name}/amneziawg/qr'];
const CONFIGS: Record<string, readonly string[]> = {
  wireguard: ['GET /client/{name}/config/text', 'GET /client/{name}/config/qr', 'GET /client/{name}/wireguard'],
  amneziawg: ['GET /client/{name}/amneziawg/config', 'GET /client/{name}/amneziawg/qr'],
  openvpn: ['GET /client/{name}/openvpn/profile'],
  ikev2: ['GET /client/{name}/ikev2/profile'],
};

export const FAULTS: readonly Fault[] = [
  { name: 'slow', effect: 'delay', on: 'every', arg: 'ms', before: slow },
  { name: 'timeout', effect: 'never answers', on: 'every', before: (call) => hang(call.signal) },
  { name: 'reset', effect: 'drops the connection', on: 'every', before: reset },
  {
    name: 'http-500',
    effect: '500, JSON unless the argument says html',
    on: 'every',
    arg: 'html|json',
    before: broken(500, 'Internal Server Error', 'json'),
  },
  {
    name: 'http-502',
    effect: '502, HTML unless the argument says json',
    on: 'every',
    arg: 'html|json',
    before: broken(502, 'Bad Gateway', 'html'),
  },
  {
    name: 'http-503',
    effect: '503, HTML unless the argument says json',
    on: 'every',
    arg: 'html|json',
    before: broken(503, 'Service Unavailable', 'html'),
  },
  {
    name: 'redirect',
    effect: '302 to another host',
    on: 'every',
    before: () => new Response(null, { status: 302, headers: { location: 'https://elsewhere.example.test/' } }),
  },
  { name: 'bad-token', effect: '401', on: 'every', when: guarded, before: refuse('auth', 'Not authorized') },
  {
    name: 'token-expired',
    effect: '401',
    on: 'every',
    when: guarded,
    before: refuse('auth', 'Not authorized: token expired'),
  },
  {
    name: 'ip-denied',
    effect: '403',
    on: 'every',
    when: guarded,
    before: refuse('denied', 'Not authorized: IP address not allowed'),
  },
  {
    name: 'no-permission',
    effect: '403',
    on: 'every',
    when: guarded,
    before: refuse('denied', 'Not authorized: permission denied'),
  },
  {
    name: 'net-full',
    effect: 'no free address, and create refused',
    on: [FREE, CREATE],
    arg: 'network',
    when: anyNetworkOr,
    before: full,
    payload: (_, call) => (call.route.key === FREE ? availableShape(call.state.modes, []) : _),
  },
  {
    name: 'net-full-after-check',
    effect: 'addresses are listed, create is refused',
    on: [CREATE],
    arg: 'network',
    when: anyNetworkOr,
    before: full,
  },
  { name: 'no-slots', effect: 'used equals the ceiling, and create refused', on: [STATUS, CREATE], before: slotless },
  { name: 'slots-gone-after-check', effect: 'status shows slots, create is refused', on: [CREATE], before: slotless },
  { name: 'loading', effect: 'status Loading, writes 503', on: [STATUS, CREATE, UPDATE, DELETE, OTL], before: loading },
  {
    name: 'create-then-timeout',
    effect: 'client is created, answer lost',
    on: [CREATE],
    wire: (response, call) => (response.ok ? hang(call.signal) : response),
  },
  {
    name: 'dup-name',
    effect: 'create says the name is in use',
    on: [CREATE],
    before: refuse('duplicate', 'Name is already in use'),
  },
  { name: 'bw-fail', effect: 'PUT is an error', on: [UPDATE], before: refuse('broken', 'Cannot apply bandwidth') },
  {
    name: 'bw-ignored',
    effect: 'PUT is fine, caps unchanged',
    on: [UPDATE],
    before: (call) => without(call, 'b_download', 'b_upload'),
  },
  {
    name: 'bw-half',
    effect: 'PUT applies the download cap only',
    on: [UPDATE],
    before: (call) => without(call, 'b_upload'),
  },
  {
    name: 'delete-fail',
    effect: 'DELETE is an error, the client stays',
    on: [DELETE],
    before: refuse('broken', 'Cannot delete client'),
  },
  {
    name: 'json-cut',
    effect: 'half of the body',
    on: 'every',
    wire: body((text) => text.slice(0, Math.floor(text.length / 2))),
  },
  {
    name: 'json-html-prefix',
    effect: 'HTML before the JSON',
    on: 'every',
    wire: body((text) => `<br />\n<b>Notice</b>: panel is busy<br />\n${text}`),
  },
  { name: 'json-empty', effect: 'an empty body', on: 'every', wire: body(() => '') },
  { name: 'online-empty', effect: 'nobody online: []', on: [ONLINE], payload: () => [] },
  { name: 'online-null', effect: 'null instead of a list', on: [ONLINE], payload: () => null },
  {
    name: 'proto-off',
    effect: 'the protocol is off in every network',
    on: ['GET /network', 'GET /network/{name}', ...Object.values(CONFIGS).flat()],
    arg: PROTOCOLS.join('|'),
    when: ({ route }, arg) => route.key.startsWith('GET /network') || (CONFIGS[arg]?.includes(route.key) ?? false),
    before: protocolOff,
  },
  { name: 'qr-missing', effect: '404 on the QR codes', on: QRS, before: refuse('not_found', 'QR not found') },
  { name: 'qr-other', effect: 'the QR codes name another endpoint than the text', on: QRS, payload: otherQr },
  {
    name: 'otl-private-host',
    effect: 'link points to a private http address',
    on: [OTL],
    payload: (url) => String(url).replace(/^https?:\/\/[^/]+/, 'http://192.168.131.11:8098'),
  },
  {
    name: 'otl-disabled',
    effect: 'links are switched off',
    on: [OTL],
    before: refuse('denied', 'One-time links are disabled'),
  },
  { name: 'traffic-gap', effect: 'some days are missing', on: [TRAFFIC], payload: everyThirdLost },
  {
    name: 'traffic-strings',
    effect: 'numbers come as text',
    on: [TRAFFIC],
    payload: (rows) => eachRow(rows, stringly),
  },
  { name: 'traffic-404', effect: '404', on: [TRAFFIC], before: refuse('not_found', 'Traffic not found') },
  {
    name: 'v1-panel',
    effect: 'version 1.8.1; of our routes only status and licence exist',
    on: 'every',
    before: ancient,
  },
  { name: 'clock-skew', effect: 'the panel’s clock is off', on: 'every', arg: 'hours', before: skew },
];
