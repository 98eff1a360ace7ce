export default {
  'moduleLog.cleared': 'Deleted every entry of the module log',
  'job.retried': 'Queued the job {name} again',
  'job.dismissed': 'Dismissed the failed job {name}',
} as const;
