import 'server-only';
import type { SQL } from 'drizzle-orm';
import type { contacts } from '@/db/schema/work/contacts';
import type { sendings } from '@/db/schema/work/sendings';
import type { Transaction } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import type { Permission } from '@/lib/policy/catalogue';

export type Sending = typeof sendings.$inferSelect;

/** The recipient to hand over, with the contact as it is now, locked. */
export interface PendingRecipient {
  recipientId: string;
  contact: typeof contacts.$inferSelect;
}

/** The immediate result. After `handed-over` the final one follows by `finishRecipient`. */
export type HandOverResult = 'handed-over' | { skipped: string };

/** The content of the sending was deleted. A kind throws it, and the sending stops. */
export class ContentGone extends Error {}

/**
 * A kind of content that is sent to many. The engine records the recipients, takes them in portions, keeps
 * schedule, pauses and the starter's access, and counts; the kind supplies audience and content.
 */
export interface SendingKind {
  /** Members with this permission get its progress. */
  watch: Permission;
  /** The permission that the starter must hold at the start and at every portion (R4). */
  needs: Permission;
  /** The contacts that the starter sees; evaluated again at every portion. */
  reach(actor: WorkspaceContext): SQL;
  /**
   * The recipients among those, as a condition on `contacts`.
   * @throws ContentGone
   */
  audience(tx: Transaction, actor: WorkspaceContext, sending: Sending): Promise<SQL>;
  /**
   * Hands a portion over in the current transaction, completely or not at all.
   * @returns the result of each, in order
   * @throws ContentGone
   */
  handOver(
    tx: Transaction,
    actor: WorkspaceContext,
    sending: Sending,
    pending: readonly PendingRecipient[],
  ): Promise<HandOverResult[]>;
}

/** Kinds of sending, by their stored keys. */
export type SendingKinds = Readonly<Record<string, SendingKind>>;
