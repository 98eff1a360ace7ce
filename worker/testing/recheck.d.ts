/** The engine of recheck that is JavaScript and nothing else; the package types only the one that looks for others. */
declare module 'recheck/lib/browser.js' {
  type Verdict = {
    status: 'safe' | 'vulnerable' | 'unknown';
    complexity?: { summary: string };
    attack?: { pattern: string };
  };
  type Limits = { timeout: number; attackTimeout: null; incubationTimeout: null; randomSeed: number };

  const recheck: { checkSync(source: string, flags: string, limits: Limits): Verdict };
  export default recheck;
}
