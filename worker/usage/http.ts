import { bound } from '../kernel/http/bind.ts';
import { usage as adminContract } from './contract/admin.ts';
import { usage as clientContract } from './contract/client.ts';
import { readMonth } from './verbs.ts';

export const usage = bound(adminContract, { month: readMonth });
export const myUsage = bound(clientContract, { month: readMonth });
