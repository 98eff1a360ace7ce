export { permissionsOf, staffResolver, staffTokenResolver } from './identity.ts';
export { staffToTell } from './store/admin.ts';
export { liveStaffSessions } from './store/live-sessions.ts';
