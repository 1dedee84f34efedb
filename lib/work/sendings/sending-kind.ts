import 'server-only';
import type { SQL } from 'drizzle-orm';
import type { contacts } from '@/db/schema/work/contacts';
import type { sendings } from '@/db/schema/work/sendings';
import type { Transaction } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import type { Permission } from '@/lib/policy/catalogue';

export type Sending = typeof sendings.$inferSelect;

/** A recipient whose turn it is, with the contact as it is now, which is held. */
export interface Turn {
  recipientId: string;
  contact: typeof contacts.$inferSelect;
}

/** What became of a turn at once. `handed-over`: the rest is told later, by `settleRecipient`. */
export type TurnOutcome = 'handed-over' | { skipped: string };

/** What was to be sent is not there any more: thrown by a kind, it stops the sending. */
export class ContentGone extends Error {}

/**
 * One kind of thing that goes out to many. The engine writes the recipients down, takes them in portions, holds
 * to schedule, suspension and the starter's access, and counts; the kind knows to whom and what.
 */
export interface SendingKind {
  /** Whoever holds this is told of its progress. */
  watch: Permission;
  /** What the starter must hold when it begins, and still while each portion goes out (R4). */
  needs: Permission;
  /** The contacts that the starter sees; asked again at every portion. */
  reach(actor: WorkspaceContext): SQL;
  /**
   * Which of those are written to, as a condition on `contacts`.
   *
   * @throws ContentGone
   */
  audience(tx: Transaction, actor: WorkspaceContext, sending: Sending): Promise<SQL>;
  /**
   * Hands a portion over in the running transaction: either all of it is, and said so, or nothing happened.
   *
   * @returns what became of each, in order
   * @throws ContentGone
   */
  handOver(
    tx: Transaction,
    actor: WorkspaceContext,
    sending: Sending,
    turns: readonly Turn[],
  ): Promise<TurnOutcome[]>;
}

/** Kinds of sending, by the word that is stored. */
export type SendingKinds = Readonly<Record<string, SendingKind>>;
