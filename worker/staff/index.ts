export { staffResolver, staffTokenResolver, whoMay } from './identity.ts';
export { adminEmail, staffToTell } from './store/admin.ts';
export { liveStaffSessions } from './store/live-sessions.ts';
