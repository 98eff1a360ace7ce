import { bound } from '../kernel/http/bind.ts';
import { settings as contract } from './contract/admin.ts';
import { readSettings, saveSettings } from './verbs.ts';

export const settings = bound(contract, {
  get: readSettings,
  save: saveSettings,
});
