export default {
  'end.asked': 'Asked for the end of service {number}',
  'end.withdrawn': 'Keeps service {number} after all',
  suspended: 'Suspended service {number}: {reason}',
  resumed: 'Let service {number} go on',
  terminated: 'Terminated service {number}: {reason}',
  'suspended.funds': 'Suspended service {number}: the funds ended',
  'resumed.funds': 'Service {number} goes on: the funds are there',
  'cancelled.byClock': 'Cancelled the order of service {number}',
  'terminated.byClock': 'Terminated service {number}',
  charged: { one: 'Charged {n} services', other: 'Charged {n} services' },
} as const;
