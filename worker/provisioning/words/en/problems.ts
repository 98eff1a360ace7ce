export default {
  'cancel.delivered': 'A service that is {state} was delivered.',
  'cancel.unknown':
    '“{server}” does not say whether the account {account} exists ({why}). Cancel when it answers, or accept that the account may be left there until it does.',
  'cancel.exists':
    'The account {account} exists on “{server}”. Try to deploy again, or delete the account there first.',
  'account.none': 'This service has no account on a server.',
  'sync.silent': '“{server}” did not say: {why}',
  'speed.refused': '“{server}” did not set the speed of {account}: {why} The service stays as it was.',
  'package.state': 'Only an active service changes its package; this one is {status}.',
  'product.unknown': 'Choose a product that exists.',
  'cancel.running': 'Your VPN is being set up and cannot be cancelled now. Look again in a minute.',
  'cancel.waitsNot': 'Only an order that still waits can be cancelled.',
  'retry.state': 'A service that is {state} is not sent to be deployed.',
  'pair.foreign': 'Choose a server and network of the product.',
  'pair.begun':
    'The account {account} may be on “{server}” already. Try to deploy again without choosing a place, or cancel the order.',
  'client.blocked': 'Nothing is delivered to a client that is closed or marked as fraud.',
} as const;
