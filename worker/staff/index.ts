export { permissionsOf, staffResolver, staffTokenResolver } from './identity.ts';
export { liveStaffSessions } from './store/live-sessions.ts';
export { staffToTell } from './store.ts';
