/**
 * Fills a fresh shop through its own public API, as an operator and a customer would: no back door, so what the demo
 * shows is what the verbs do. Running it again changes nothing.
 */
export const ADMIN = { name: 'Demo Operator', email: 'admin@culvert.example', password: 'culvert-demo-admin' };
const CUSTOMER = {
  name: 'Jo Demo',
  email: 'customer@culvert.example',
  password: 'culvert-demo-customer',
  language: 'en',
  currency: 'EUR',
};
const SIM_TOKEN = 'sim-demo-token-0123456789abcdef0123456789abcdef';

/**
 * @param {{ url: string, setupToken: string, simUrls: string[], formerSimUrls?: string[], log?: (line: string) => void }} options
 *   `formerSimUrls`: where the panels were when this shop last ran
 */
export async function seed({ url, setupToken, simUrls, formerSimUrls = simUrls, log = () => undefined }) {
  const admin = visitor(url);
  await signInAdmin(admin, setupToken);
  const { items } = await admin.get('/admin/products', { limit: 25 });
  if (items.length === 0) {
    log('Seeding the demo shop');
    const servers = await makeServers(admin, simUrls);
    await makeCatalog(admin, servers);
  } else await followPanels(admin, formerSimUrls, simUrls);
  await makeCustomer(url);
  return {
    admin: { email: ADMIN.email, password: ADMIN.password },
    customer: { email: CUSTOMER.email, password: CUSTOMER.password },
  };
}

async function signInAdmin(admin, setupToken) {
  const { setupNeeded } = await admin.get('/staff/session');
  if (setupNeeded) await admin.post('/staff/setup', { token: setupToken, ...ADMIN });
  else await admin.post('/staff/session', { email: ADMIN.email, password: ADMIN.password });
}

async function makeServers(admin, simUrls) {
  const places = [
    ['Frankfurt', 'FRA1'],
    ['Warsaw', 'WAW1'],
  ];
  // The simulated panels are of the first kind that there is.
  const [kind] = (await admin.get('/admin/server-drivers')).drivers;
  const ids = [];
  for (const [i, simUrl] of simUrls.entries()) {
    const [name, datacentre] = places[i] ?? [`Server ${i + 1}`, ''];
    const { hostname, port } = new URL(simUrl);
    const address = {
      driver: kind.key,
      host: hostname,
      port: Number(port),
      secure: false,
      plainHttpAccepted: true,
      token: SIM_TOKEN,
    };
    const { id } = await admin.post('/admin/servers', {
      name,
      datacentre,
      ...address,
      maxAccounts: null,
      timeZone: 'Europe/Warsaw',
      note: 'A simulated panel.',
      disabled: false,
    });
    await admin.post('/admin/servers/test', { id });
    ids.push(id);
  }
  const { id: serverGroupId } = await admin.post('/admin/server-groups', { name: 'Europe', serverIds: ids });
  return { ids, serverGroupId };
}

/** The panels may have had to move to other ports; their accounts moved with them. */
async function followPanels(admin, from, to) {
  const moved = new Map(from.flatMap((url, i) => (url === to[i] ? [] : [[new URL(url).host, to[i]]])));
  if (moved.size === 0) return;
  const { items } = await admin.get('/admin/servers', { limit: 100 });
  for (const { id, host, port, ...server } of items) {
    const now = moved.get(`${host}:${port}`);
    if (!now) continue;
    const { port: at } = new URL(now);
    const fields = Object.fromEntries(SERVER_FIELDS.map((name) => [name, server[name]]));
    await admin.put(`/admin/servers/${id}`, { ...fields, host, port: Number(at), token: SIM_TOKEN });
  }
}

const SERVER_FIELDS = [
  ...['name', 'driver', 'secure', 'plainHttpAccepted', 'maxAccounts', 'timeZone', 'datacentre', 'note', 'otlBaseUrl'],
  ...['disabled', 'config'],
];

const euro = (amount) => Math.round(amount * 1_000_000);
const PLANS = [
  ['starter', 'Starter', 'Starter', 'For mail, messages and reading.', 'Do poczty, rozmów i czytania.', 50, 25, 3.5],
  ['plus', 'Plus', 'Plus', 'For films, calls and work.', 'Do filmów, rozmów wideo i pracy.', 250, 100, 6.9],
  ['unlimited', 'Unlimited', 'Bez limitu', 'The full speed of the network.', 'Pełna prędkość sieci.', 0, 0, 12],
];
const RATES = { EUR: 1, USD: 1.1, PLN: 4.3 };

async function makeCatalog(admin, { ids, serverGroupId }) {
  const group = {
    key: 'vpn',
    name: { en: 'VPN', pl: 'VPN' },
    description: {
      en: 'A private exit in Europe for every device.',
      pl: 'Prywatne wyjście w Europie dla każdego urządzenia.',
    },
  };
  const { id: groupId } = await admin.post('/admin/product-groups', { ...group, hidden: false, position: 0 });
  const targets = ids.flatMap((serverId) => [{ serverId, network: 'Default' }]);
  for (const [position, [key, en, pl, summaryEn, summaryPl, downMbps, upMbps, price]] of PLANS.entries()) {
    await admin.post('/admin/products', {
      key,
      groupId,
      name: { en, pl },
      summary: { en: summaryEn, pl: summaryPl },
      description: {
        en: 'WireGuard, OpenVPN and IKEv2. Scan the QR code and you are connected.',
        pl: 'WireGuard, OpenVPN i IKEv2. Zeskanuj kod QR i gotowe.',
      },
      hidden: false,
      retired: false,
      position,
      serverId: null,
      serverGroupId,
      cancellationDelayHours: 48,
      terminationDelayHours: 72,
      vpn: {
        downMbps,
        upMbps,
        nameRule: 'vpn-{client_id}-{service_id}-{random_letter_4}',
        instructionUrl: '',
        showPassword: 'plain',
      },
      targets,
      prices: Object.entries(RATES).map(([currency, rate]) => ({
        currency,
        periods: [
          { period: 'monthly', setupMicro: 0, baseMicro: euro(price * rate) },
          { period: 'annually', setupMicro: 0, baseMicro: euro(price * rate * 10) },
        ],
      })),
    });
  }
}

/** A customer with funds and one plan, so that the first look at the portal is not an empty page. */
async function makeCustomer(url) {
  const customer = visitor(url);
  const { user } = await customer.get('/session');
  if (user) return;
  const signedUp = await customer
    .post('/sign-up', CUSTOMER)
    .catch((error) => (error.code === 'email_taken' ? null : Promise.reject(error)));
  if (!signedUp) return;
  const { paymentId } = await customer.post('/client/top-ups', { netMicro: euro(50), gateway: 'test' });
  await customer.post(`/client/payments/${paymentId}/simulate`, { outcome: 'paid' });
  const { plans } = await customer.get('/client/plans');
  const plan = plans.find((p) => p.name === 'Plus');
  const price = plan?.periods.find((p) => p.period === 'monthly');
  if (price)
    await customer.post('/client/orders', {
      productId: plan.id,
      period: 'monthly',
      expectedTotalMicro: price.setupMicro + price.baseMicro,
    });
}

/** One cookie jar over the REST API. */
function visitor(url) {
  const jar = new Map();
  async function call(method, path, body) {
    const headers = {
      origin: url,
      'content-type': 'application/json',
      cookie: [...jar].map(([k, v]) => `${k}=${v}`).join('; '),
    };
    const response = await fetch(`${url}/api/v1${path}`, {
      method,
      headers,
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    for (const line of response.headers.getSetCookie()) {
      const [pair] = line.split(';');
      jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    }
    const answer = await response.json();
    if (!response.ok)
      throw Object.assign(new Error(`${method} ${path}: ${response.status} ${JSON.stringify(answer)}`), {
        code: answer.code,
      });
    return answer;
  }
  return {
    get: (path, query = {}) =>
      call('GET', `${path}${Object.keys(query).length > 0 ? `?${new URLSearchParams(query)}` : ''}`),
    post: (path, body) => call('POST', path, body),
    put: (path, body) => call('PUT', path, body),
  };
}
