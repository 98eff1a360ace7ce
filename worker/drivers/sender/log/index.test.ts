import { neverCalled } from '../../../testing/drivers.ts';
import { senderSuite } from '../port.suite.ts';
import { logSender } from './index.ts';

senderSuite({ driver: logSender, config: {}, open: () => logSender.open(neverCalled, {}) });
