// Where a run listens: the ports it is told, else those its data had the last time, else the usual ones; free ones where
// somebody else is, another checkout or a run that was killed and left its processes behind.
import { readFileSync, writeFileSync } from 'node:fs';
import { holdPort } from './ports.mjs';

const PLACES = {
  PORT: { what: 'the app', usual: 8787 },
  SIM_PORT: { what: 'the simulator', usual: 8098 },
  SIM_PORT2: { what: 'the second simulator', usual: 8099 },
};
/** @typedef {keyof typeof PLACES} Variable */
/** @typedef {Record<Variable, number>} Ports */
const VARIABLES = /** @type {Variable[]} */ (Object.keys(PLACES));

/** @param {(variable: Variable) => number | undefined} of @returns {Ports} */
const each = (of) => /** @type {Ports} */ (Object.fromEntries(VARIABLES.map((variable) => [variable, of(variable)])));

/** @param {Record<string, string | undefined>} env @returns {Partial<Ports>} */
export const askedOf = (env) =>
  Object.fromEntries(VARIABLES.flatMap((variable) => (env[variable] ? [[variable, Number(env[variable])]] : [])));

/** @param {string} file @returns {Ports} where this data was served the last time */
export function lastPorts(file) {
  try {
    const kept = JSON.parse(readFileSync(file, 'utf8'));
    return each((variable) => (Number.isInteger(kept[variable]) ? kept[variable] : PLACES[variable].usual));
  } catch {
    return each((variable) => PLACES[variable].usual);
  }
}

/**
 * Nobody else can take what is chosen until it is released, just before its server starts.
 * @param {{ file: string, asked: Partial<Ports>, usual: Partial<Ports>, log: (line: string) => void }} options
 */
export async function chooseAddresses({ file, asked, usual, log }) {
  const held = await Promise.all(
    VARIABLES.map(async (variable) => {
      const { what } = PLACES[variable];
      const rather = usual[variable];
      const one = await holdPort({ variable, what, asked: asked[variable], usual: rather });
      if (rather !== undefined && asked[variable] === undefined && one.port !== rather)
        log(`Port ${rather} is taken: ${what} is at ${one.port} (${variable}=… chooses another)`);
      return /** @type {const} */ ([variable, one]);
    }),
  );
  const byVariable = new Map(held);
  const ports = each((variable) => byVariable.get(variable)?.port);
  writeFileSync(file, `${JSON.stringify(ports)}\n`);
  const release = (/** @type {Variable[]} */ ...variables) =>
    Promise.all(variables.map((variable) => byVariable.get(variable)?.release()));
  return { ports, release };
}
