import 'server-only';
import { sql } from 'drizzle-orm';
import { collectionRecords } from '@/db/schema/work/collection-records';
import type { Transaction } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { authorize, inWorkspace } from '@/lib/access/context/transactions';
import { seenContact } from '@/lib/access/masking/seen-contact';
import { fillIn } from '@/lib/platform/placeholders';
import { liveRecords } from '@/lib/work/records/live-records';
import { contactOfConversation } from '../internal/contact-of-conversation';

/** A snippet as the composer offers it, filled in with what its author sees of the contact. */
export interface SnippetView {
  id: string;
  name: string;
  shortcut: string;
  text: string;
}

const most = 500;

/**
 * The snippets for an answer: every member who answers uses them, although only members who see the settings
 * may change them. A masked phone or email keeps its placeholder (S1.26, MA1); the sent answer has the value.
 * @throws NotFound when the conversation is deleted or outside the person's scope (R6) · Denied
 */
export function listSnippets(ctx: WorkspaceContext, conversationId: string): Promise<SnippetView[]> {
  return inWorkspace(ctx, async (tx) => {
    const { contact, ...place } = await contactOfConversation(tx, ctx, conversationId);
    authorize(ctx, 'messages.reply', { kind: 'record', ...place });
    const { name, phone, email } = seenContact(ctx.access, contact);
    const values = {
      name,
      me: ctx.member.name,
      workspace: ctx.workspace.name,
      ...(phone.state !== 'masked' && { phone: contact.phone }),
      ...(email.state !== 'masked' && { email: contact.email }),
    };
    const rows = await liveSnippets(tx, ctx.workspace.id);
    return rows.map(({ id, name, shortcut, text }) => ({ id, name, shortcut, text: fillIn(text, values) }));
  });
}

/** Every snippet of the workspace, by name. */
export function liveSnippets(tx: Transaction, workspaceId: string) {
  return tx
    .select({
      id: collectionRecords.id,
      name: collectionRecords.name,
      shortcut: sql<string>`coalesce(${collectionRecords.fields} ->> 'shortcut', '')`,
      text: sql<string>`coalesce(${collectionRecords.fields} ->> 'text', '')`,
    })
    .from(collectionRecords)
    .where(liveRecords(workspaceId, 'snippets'))
    .orderBy(collectionRecords.nameKey)
    .limit(most);
}
