import 'server-only';
import type { collectionRecords } from '@/db/schema/work/collection-records';
import type { UnsubscribableMessage } from '@/lib/work/unsubscribed/with-unsubscribe-link';
import type { ConnectionId } from './channels';

/** One message on its way to a contact. */
export interface OutboundMessage {
  id: string;
  conversationId: string;
  to: { name: string; phone: string | null; email: string | null };
  subject: string | null;
  text: string;
  /** Not written by a member for this contact alone: a mass message, or one of an automation. */
  isAutomatic: boolean;
  at: Date;
  /** The contact's latest message on the same channel in the conversation. */
  inReplyTo: { externalId: string; subject: string | null } | null;
  /** The name that a text message is sent under. */
  sender?: string;
  /** The WhatsApp template that it is written with. */
  template?: { name: string; language: string };
  /** Mass messages only. */
  unsubscribing?: UnsubscribableMessage;
}

/** A message, its connected channel, and the try. */
export interface OutboundDelivery {
  channel: typeof collectionRecords.$inferSelect;
  message: OutboundMessage;
  /** Seconds since 1970, by the database's clock (FA8). */
  now: number;
  job: { id: string; tries: number };
}

/** How a channel is connected: what carries its messages to contacts. */
export interface ChannelConnection {
  id: ConnectionId;
  /**
   * Hands one message over. An error means that the outbox tries again later.
   * @returns `gone` when the channel can never carry it
   */
  deliver(delivery: OutboundDelivery): Promise<'delivered' | 'gone'>;
}
