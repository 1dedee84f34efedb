import type { NamedContact } from '@/lib/access/masking/seen-contact';
import type { Denied } from '@/lib/policy/model';

/** One of several rows to change, with the version that the list showed, where that matters. */
export interface Chosen {
  id: string;
  version?: number;
}

/** A row that stays unchanged, and why. It has a name only if the actor sees the row (R6); contacts are masked. */
export interface RefusedRow {
  id: string;
  name: string | NamedContact | null;
  reason: 'not-found' | 'stale' | 'denied';
  decision?: Denied;
}

/** The rows that a bulk change changed and refused (RO9). */
export interface BulkReport {
  done: number;
  refused: RefusedRow[];
}
