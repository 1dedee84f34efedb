import 'server-only';
import { and, count, eq, isNotNull } from 'drizzle-orm';
import { refersTo } from '@/db/refers-to';
import { seats } from '@/db/schema/access/seats';
import { contacts } from '@/db/schema/work/contacts';
import { isAmong, visibleRows } from '@/db/visibility';
import type { ProtectedWork } from '@/lib/access/context/protected-work';
import { seenContact } from '@/lib/access/masking/seen-contact';
import { contactVisibility } from '@/lib/access/scope/contact-scope';
import { countAssigned, countPerTeam, named } from '@/lib/work/assignment/count-assigned';

/** What contacts contribute to the access pages. */
export const protectedContacts: Partial<ProtectedWork> = {
  async heldBy(tx, workspaceId, memberIds) {
    return named(await countAssigned(tx, contacts, workspaceId, { memberIds }), 'contacts');
  },
  async inSeats(tx, workspaceId, seatIds) {
    const held = and(eq(contacts.workspaceId, workspaceId), isAmong(contacts.seatId, seatIds));
    return { contacts: await tx.$count(contacts, held) };
  },
  async visibleTo(tx, { workspace }, access) {
    const seen = and(
      eq(contacts.workspaceId, workspace.id),
      visibleRows(contactVisibility(access), contacts),
    );
    return { contacts: await tx.$count(contacts, seen) };
  },
  async ofTeams(tx, { workspace, access }, teamIds) {
    const seen = visibleRows(contactVisibility(access), contacts);
    return named(await countPerTeam(tx, contacts, workspace.id, teamIds, seen), 'contacts');
  },
  async namesOfContacts(tx, { workspace, access }, contactIds) {
    if (contactIds.length === 0) return new Map();
    const found = await tx
      .select()
      .from(contacts)
      .where(
        and(
          eq(contacts.workspaceId, workspace.id),
          isAmong(contacts.id, contactIds),
          visibleRows(contactVisibility(access), contacts),
        ),
      );
    return new Map(found.map((contact) => [contact.id, seenContact(access, contact)]));
  },
  async heldInTeam(tx, { workspace, access }, teamId) {
    const [held] = await tx
      .select({ total: count() })
      .from(contacts)
      .innerJoin(seats, refersTo(contacts.seatId, seats))
      .where(
        and(
          eq(contacts.workspaceId, workspace.id),
          eq(contacts.teamId, teamId),
          isNotNull(seats.holderId),
          visibleRows(contactVisibility(access), contacts),
        ),
      );
    return held?.total ?? 0;
  },
  async ofWorkspace(tx, workspaceId) {
    return { contacts: await tx.$count(contacts, eq(contacts.workspaceId, workspaceId)) };
  },
};
