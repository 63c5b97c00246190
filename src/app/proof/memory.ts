import type { FailureClass, FailureReason } from '../../core/rebuild.js';

/** How the proof of a pair of derivations ended. A machine failure says nothing of them, and is never remembered. */
export type RememberedProof =
  | { kind: 'passed' }
  | {
      kind: 'failed';
      class: Exclude<FailureClass, 'machine'>;
      message: string;
      derivation: string | null;
      log: readonly string[];
      reason?: FailureReason;
      subject?: string;
      cure?: string;
    };

/** What one host cost the last time. */
export interface HostCost {
  /** Of evaluation, build and boot, both sides. */
  seconds: number;
  /** Peak memory of one evaluation, bytes; null where it was not measured. */
  evaluationBytes: number | null;
}

/**
 * What is remembered from run to run, in the folder `cache-folder`: losing it costs time, never correctness. Keys are
 * digests of all that the answer depends on (`keyOf`).
 */
export interface Memory {
  /** The derivation that a host of a tree evaluated to; null: not known. The key holds tree, host, and Nix's version. */
  derivation(key: string): string | null;
  rememberDerivation(key: string, derivation: string): void;
  /** The key holds both derivations, the depth and the checks. */
  proof(key: string): RememberedProof | null;
  rememberProof(key: string, proof: RememberedProof): void;
  cost(host: string): HostCost | null;
  rememberCost(host: string, cost: HostCost): void;
  /** What a verb keeps for itself to go on with (`bisect`), as JSON. */
  state(key: string): unknown;
  rememberState(key: string, state: unknown): void;
  /** Writes what is new, atomically; a folder that can't be written is a warning. Safe to call often. */
  save(): Promise<void>;
}
