export default {
  'ledger.red': 'The ledger does not add up (faults: {faults}). Stop charging and look at the entries named here.',
  'wallet.adjusted': 'Adjusted the balance: {description}',
} as const;
