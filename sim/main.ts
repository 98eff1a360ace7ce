import type { PanelOptions } from './index.ts';
import { DEMO_TOKEN, frankfurt, startPanel, warsaw } from './index.ts';

const { SIM_HOST: host = '127.0.0.1', SIM_DATA, SIM_PORT = '8098', SIM_PORT2 = '8099', SIM_TLS_PORT } = process.env;

/** Each panel keeps a file of its own: `panels.json` and `panels-2.json`. */
const second = SIM_DATA?.replace(/(\.[^./]*)?$/, '-2$1');

function place(port: string, dataFile: string | undefined): PanelOptions {
  return { host, port: Number(port), ...(dataFile && { dataFile }) };
}

const first = await startPanel({
  ...place(SIM_PORT, SIM_DATA),
  state: frankfurt(),
  ...(SIM_TLS_PORT && { tlsPort: Number(SIM_TLS_PORT) }),
});
const other = await startPanel({ ...place(SIM_PORT2, second), state: warsaw() });

for (const panel of [first, other])
  console.log(`simulated panel ${panel.state.title} on ${panel.url}${panel.tlsUrl ? ` and ${panel.tlsUrl}` : ''}`);
console.log(`token ${DEMO_TOKEN}`);
