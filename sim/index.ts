export { DEMO_TOKEN, emptyPanel, frankfurt, warsaw } from './panel/demo.ts';
export { FAULTS } from './panel/faults/faults.ts';
export { pki } from './panel/pki/pki.ts';
export type { PanelOptions, RunningPanel } from './panel/start.ts';
export { startPanel } from './panel/start.ts';
export type { Modes, Network, PanelState, Protocol } from './panel/state.ts';
export { PERMISSIONS, PROTOCOLS } from './panel/state.ts';
