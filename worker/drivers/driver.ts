/**
 * What drivers of every kind have in common. A kind adds to it in its `port.ts`: what its peer does, and what is pure.
 *
 * `Shape` declares what an operator configures: the form, the validation and which fields are secrets are read from it.
 * `Place` is what the house adds to the configuration when it opens a peer.
 */
import type * as z from 'zod/mini';
import type { Reach } from '../kernel/reach/reach.ts';
import type { DriverWords } from './words.ts';

export interface Driver<Shape extends z.ZodMiniObject, Peer, Capability extends string = never, Place = unknown> {
  /** Its folder, its line in the registry, and what is stored of the choice. */
  key: string;
  /** A proper name, or English. */
  label: string;
  words?: DriverWords;
  config: Shape;
  /** What it can beyond what every driver of its kind can; the peer has the verbs that belong to it. */
  capabilities: readonly Capability[];
  /** `reach` is the only way out. Opening calls nobody. */
  open(reach: Reach, config: z.output<Shape> & Place): Peer;
}
