import { listener } from '../kernel/app.ts';
import { networksChanged } from '../servers/index.ts';
import { learnNetworks } from './verbs/learn-networks.ts';

export const learnFromPanels = listener(networksChanged, 'services.learn-networks', learnNetworks);
