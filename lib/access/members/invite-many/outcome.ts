import type { Denied } from '@/lib/policy/model';
import type { Field } from './recognise-columns';

/** What sending a batch does to a row, and did. */
export type Act = 'invite' | 'resend' | 'reinstate' | 'none' | 'refuse';

/** Why a row has no effect. Keys of the messages `inviteMany.reasons`. */
export const reasons = [
  'left-out',
  'already-member',
  'already-invited',
  'suspended',
  'own-address',
  'duplicate-address',
  'required',
  'email',
  'unreadable-name',
  'unknown-level',
  'level-elsewhere',
  'unknown-restriction',
  'restriction-of-other-role',
  'exclusive-restrictions',
  'restriction-not-on-plan',
  'unknown-right',
  'right-of-other-level',
  'unknown-team',
  'unknown-language',
  'other-workspace',
  'unreadable-date',
  'past',
  'ends-first',
  'denied',
  'limit-reached',
] as const;
export type Reason = (typeof reasons)[number];

/** An access as a row gives it. */
export interface RowAccess {
  role: string;
  restrictions: string[];
  grants: string[];
}

/** A row of a batch with its effect. */
export interface RowOutcome {
  /** Its position among the rows, from 1: several rows may be on one line. */
  number: number;
  line: number;
  email: string;
  name: string | null;
  act: Act;
  /** The access that the row gives, or that the member has already; null where it cannot be read. */
  access: RowAccess | null;
  /** The names of the teams that the person joins. */
  teams: string[];
  /** The first moment of the access, and the first one after it. */
  startsAt: Date | null;
  endsAt: Date | null;
  reason: Reason | null;
  /** The field that the reason concerns, and what it contains. */
  field: Field | null;
  value: string | null;
  /** The deciding rule, where the policy refuses (R5). */
  decision: Denied | null;
  /** The member of that address, where there is one; after sending also the invited one. */
  memberId: string | null;
  /** Acts that its maker may choose for someone who is here already. */
  mayAlso: 'resend' | 'reinstate' | null;
  /** Whether a mail is on its way; null where none was to be sent. */
  isMailed: boolean | null;
}

/** The number of rows of each act. */
export type ActCounts = Record<Act, number>;

export function countActs(rows: readonly Pick<RowOutcome, 'act'>[]): ActCounts {
  const counts: ActCounts = { invite: 0, resend: 0, reinstate: 0, none: 0, refuse: 0 };
  for (const { act } of rows) counts[act]++;
  return counts;
}
