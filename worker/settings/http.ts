import { bind, implementer } from '../kernel/http/bind.ts';
import { settings as contract } from './contract/admin.ts';
import { readSettings, saveSettings } from './verbs.ts';

const os = implementer(contract);

export const settings = os.router({
  get: os.get.handler(bind(readSettings)),
  save: os.save.handler(bind(saveSettings)),
});
