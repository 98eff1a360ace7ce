import type { Place } from '../../kernel/identity/secret.ts';

export const usernamePlace = (serviceId: string): Place => `service:${serviceId}:username_sealed`;
export const passwordPlace = (serviceId: string): Place => `service:${serviceId}:password_sealed`;
