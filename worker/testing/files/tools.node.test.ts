import { expect, it } from 'vitest';
import { needTools } from './tools.ts';

it('a tool that is missing fails the tests that need it, and the sentence says which and what to do', () => {
  expect(() => needTools('node', 'no-such-judge')).toThrow(
    /^Not installed: no-such-judge\. On Debian `npm test` installs what tests need; elsewhere .*debian-packages\.txt/,
  );
  expect(() => needTools('node')).not.toThrow();
});
