export { staffResolver, staffTokenResolver } from './identity.ts';
export { liveStaffSessions } from './store/live-sessions.ts';
