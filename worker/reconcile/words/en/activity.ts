export default {
  'orphan.removed': 'Removed the account {account} from “{server}”: service {number} does not want it',
  'recreate.asked': 'Asked for a new account for service {number}, whose account {account} is gone',
  resumed: 'Sent service {number} to be set up again, because its server answers',
  settled: 'Brought the account {account} on “{server}” to what service {number} is: {status}, {speed} Mbit/s',
  missing: 'Service {number} needs attention: “{server}” has no account {account}',
  failed: 'Could not compare the accounts of “{server}” with its services: {why}',
  compared: 'Compared the accounts of “{server}” with its services: {n} differ',
  'compared.refused':
    'Compared the accounts of “{server}” with its services: {n} differ; nothing was changed, because {why}',
  'compared.applied':
    'Compared the accounts of “{server}” with its services: {n} differ, {changes} are being put right',
} as const;
