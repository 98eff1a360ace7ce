import { bind, implementer } from '../kernel/http/bind.ts';
import { usage as adminContract } from './contract/admin.ts';
import { usage as clientContract } from './contract/client.ts';
import { readMonth } from './verbs.ts';

const a = implementer(adminContract);
const c = implementer(clientContract);

export const usage = a.router({ month: a.month.handler(bind(readMonth)) });
export const myUsage = c.router({ month: c.month.handler(bind(readMonth)) });
