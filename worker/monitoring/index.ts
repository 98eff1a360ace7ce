export { keepCalls } from './tasks.ts';
