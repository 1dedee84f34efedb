import type { NamedContact } from '@/lib/access/masking/seen-contact';
import type { Denied } from '@/lib/policy/model';

/** One of several rows that are to change, as it was seen when it was chosen, where that matters. */
export interface Chosen {
  id: string;
  version?: number;
}

/** One of the chosen that stays as it is, and why. The name only of what the person sees (R6), of a contact masked. */
export interface RefusedRow {
  id: string;
  name: string | NamedContact | null;
  reason: 'not-found' | 'stale' | 'denied';
  decision?: Denied;
}

/** What a change of several rows did, and what it left (RO9). */
export interface BulkReport {
  done: number;
  refused: RefusedRow[];
}
