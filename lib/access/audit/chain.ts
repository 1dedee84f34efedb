import { hash as digest } from 'node:crypto';
import type { Checkpoint } from './checkpoint';
import { MerkleTree } from './merkle';

/** One event as the database or an exported file holds it. */
export interface StoredEvent {
  /** The bytes that the hash covers. */
  body: string;
  /** Lower-case hexadecimal SHA-256. */
  hash: string;
}

/** What a body says, as far as the chain needs it. */
export interface EventBody {
  version: number;
  organisationId: string;
  seq: number;
  /** The hash of the previous event; empty for the first. */
  previous: string;
  fields: Record<string, unknown>;
}

/** The first event of a chain that is not as it was written. */
export interface Fault {
  seq: number;
  reason: 'body' | 'hash' | 'seq' | 'previous' | 'organisation' | 'columns' | 'checkpoint' | 'truncated';
}

const leafPrefix = '\0';
const newestVersion = 1;

/**
 * The hash of an event. Version 1 hashes a leaf as RFC 9162 does; version 0 had no prefix.
 *
 * @returns 64 lower-case hexadecimal digits
 */
export function leafHash(body: string, version: number): string {
  return digest('sha256', version > 0 ? leafPrefix + body : body, 'hex');
}

/**
 * Reads a body of any version.
 *
 * @returns null if it is not the body of an event
 */
export function readBody(body: string): EventBody | null {
  const fields = parsed(body);
  if (!fields) return null;
  const { v: version = 0 } = fields;
  if (version !== 0 && version !== newestVersion) return null;
  const [organisationId, previous] =
    version === 0 ? [fields.organisation_id, fields.previous_hash] : [fields.organisation, fields.previous];
  const { seq } = fields;
  if (typeof organisationId !== 'string' || typeof previous !== 'string' || typeof seq !== 'number')
    return null;
  return { version, organisationId, seq, previous, fields };
}

function parsed(body: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}

/**
 * Verifies the events of one organisation in their order (B10, AT1). It finds every event that was changed, inserted,
 * deleted or moved. Events cut off at the end, and a trail written anew, are found only against a checkpoint; those cut
 * off also against the head of the chain.
 */
export class ChainVerifier {
  readonly #checkpoint: Checkpoint | undefined;
  readonly #tree = new MerkleTree();
  #seq = 0;
  #hash = '';
  #withheld = 0;
  #organisationId: string | undefined;

  constructor(checkpoint?: Checkpoint) {
    this.#checkpoint = checkpoint;
  }

  /** The number of events that are as they were written. */
  get size(): number {
    return this.#seq;
  }

  /** The hash of the last of them. */
  get head(): string {
    return this.#hash;
  }

  /** The number of events whose text was withheld. */
  get withheld(): number {
    return this.#withheld;
  }

  /**
   * Takes the next event without its text: only the event after it, or a checkpoint, shows that the hash is right.
   *
   * @returns the fault, or null
   */
  withhold(hash: string): Fault | null {
    this.#withheld++;
    return this.#append(hash);
  }

  /** The fault that only the end of the trail shows: it is shorter than at the checkpoint, or of another one. */
  end(): Fault | null {
    const { origin, size = 0 } = this.#checkpoint ?? {};
    if (this.#seq < size) return { seq: this.#seq + 1, reason: 'truncated' };
    const isOther =
      this.#organisationId !== undefined && origin?.endsWith(`/${this.#organisationId}`) === false;
    return isOther ? { seq: 1, reason: 'organisation' } : null;
  }

  /**
   * Takes the next event.
   *
   * @param agrees whether the columns of the row repeat the fields of the body; files have no columns
   * @returns the fault, or null. Nothing after a fault can be verified.
   */
  take(event: StoredEvent, agrees: (body: EventBody) => boolean = () => true): Fault | null {
    const expected = this.#seq + 1;
    const body = readBody(event.body);
    if (!body) return { seq: expected, reason: 'body' };
    if (leafHash(event.body, body.version) !== event.hash) return { seq: expected, reason: 'hash' };
    if (body.seq !== expected) return { seq: expected, reason: 'seq' };
    if (body.previous !== this.#hash) return { seq: expected, reason: 'previous' };
    this.#organisationId ??= body.organisationId;
    if (body.organisationId !== this.#organisationId) return { seq: expected, reason: 'organisation' };
    if (!agrees(body)) return { seq: expected, reason: 'columns' };
    return this.#append(event.hash);
  }

  #append(hash: string): Fault | null {
    const { size = 0, root } = this.#checkpoint ?? {};
    if (this.#seq < size) {
      this.#tree.append(hash);
      if (this.#tree.size === size && root?.equals(this.#tree.root()) === false)
        return { seq: size, reason: 'checkpoint' };
    }
    this.#seq++;
    this.#hash = hash;
    return null;
  }
}
