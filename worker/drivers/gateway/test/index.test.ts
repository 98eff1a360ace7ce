import { neverCalled } from '../../../testing/drivers.ts';
import { gatewaySuite } from '../port.suite.ts';
import { testGateway } from './index.ts';

gatewaySuite({ driver: testGateway, config: {}, open: () => testGateway.open(neverCalled, {}) });
