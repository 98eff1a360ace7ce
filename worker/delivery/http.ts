import { bound } from '../kernel/http/bind.ts';
import { delivery as adminContract } from './contract/admin.ts';
import { delivery as clientContract } from './contract/client.ts';
import { downloadAppleProfile, downloadIkev2File, readIkev2Settings } from './verbs/make-ikev2-files.ts';
import { observeAccount } from './verbs/observe-account.ts';
import { downloadConfig, readConfig, revealConfig } from './verbs/read-config.ts';
import { readMyAccount } from './verbs/read-my-account.ts';
import { showCredentials, showMyCredentials } from './verbs/show-credentials.ts';

export const delivery = bound(adminContract, {
  observe: observeAccount,
  credentials: showCredentials,
  config: revealConfig,
});

export const myDelivery = bound(clientContract, {
  account: readMyAccount,
  credentials: showMyCredentials,
  config: readConfig,
  file: downloadConfig,
  ikev2: readIkev2Settings,
  ikev2File: downloadIkev2File,
  appleProfile: downloadAppleProfile,
});
