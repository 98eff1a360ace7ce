import type { Person } from './camera.ts';

export const staff = ({ staff: who }: { staff: Person }) => who;
export const record = (list: string, id: string) => `/admin/${list}/${id}`;
