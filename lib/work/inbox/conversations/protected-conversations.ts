import 'server-only';
import { and, eq } from 'drizzle-orm';
import { conversations } from '@/db/schema/work/contacts';
import { isAmong, visibleRows } from '@/db/visibility';
import type { ProtectedWork } from '@/lib/access/context/protected-work';
import { conversationVisibility } from '@/lib/access/scope/contact-scope';
import { countAssigned, countPerTeam, named } from '@/lib/work/assignment/count-assigned';

const isOpen = eq(conversations.status, 'open');

/** What conversations contribute to the access pages. */
export const protectedConversations: Partial<ProtectedWork> = {
  async heldBy(tx, workspaceId, memberIds) {
    return named(
      await countAssigned(tx, conversations, workspaceId, { memberIds, where: isOpen }),
      'openConversations',
    );
  },
  async inSeats(tx, workspaceId, seatIds) {
    const held = and(
      eq(conversations.workspaceId, workspaceId),
      isAmong(conversations.seatId, seatIds),
      isOpen,
    );
    return { openConversations: await tx.$count(conversations, held) };
  },
  async visibleTo(tx, { workspace }, access) {
    const seen = and(
      eq(conversations.workspaceId, workspace.id),
      visibleRows(conversationVisibility(access), conversations),
    );
    return { conversations: await tx.$count(conversations, seen) };
  },
  async ofTeams(tx, { workspace, access }, teamIds) {
    const seen = and(visibleRows(conversationVisibility(access), conversations), isOpen);
    return named(await countPerTeam(tx, conversations, workspace.id, teamIds, seen), 'openConversations');
  },
  async ofWorkspace(tx, workspaceId) {
    const open = and(eq(conversations.workspaceId, workspaceId), isOpen);
    return { openConversations: await tx.$count(conversations, open) };
  },
};
