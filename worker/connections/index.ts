export { LIVE_CLOSE, type LiveMessage, type LiveServer, type LiveStatus, TICK_REQUEST } from './contract/model.ts';
export { type Poller, WATCHER_HEADER } from './poller.ts';
export {
  answered,
  endOf,
  failed,
  type Knowledge,
  NOTHING_KNOWN,
  newsFor,
  nextAskAt,
  type Sample,
  serverStatusOf,
  silentAfterMs,
  statusOf,
  type Told,
  type Watcher,
  type Whose,
} from './rules.ts';
export { type Facts, readStanding } from './verbs/read-standing.ts';
