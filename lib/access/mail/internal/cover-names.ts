import 'server-only';
import { and, eq, inArray } from 'drizzle-orm';
import { createFormatter } from 'use-intl/core';
import { members } from '@/db/schema/access/members';
import type { NotificationSubject } from '@/db/schema/access/notifications';
import type { Transaction } from '@/db/tenant';
import { inert } from '@/lib/platform/mail/inert-text';
import type { mailLanguage } from '@/lib/platform/mail/language';

/** The names of both members of a cover, by id. */
export async function readCoverNames(
  tx: Transaction,
  workspaceId: string,
  { memberId, cover }: NotificationSubject,
) {
  if (!cover || !memberId) return null;
  const rows = await tx
    .select({ id: members.id, name: members.name })
    .from(members)
    .where(and(eq(members.workspaceId, workspaceId), inArray(members.id, [memberId, cover.byId])));
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  return { about: names.get(memberId) ?? '', by: names.get(cover.byId) ?? '' };
}

/** What the mail about a cover says: the phase, both names, and the last day in the workspace's time zone (B11). */
export function coverNames(
  language: ReturnType<typeof mailLanguage>,
  { subject: { cover }, timeZone }: { subject: NotificationSubject; timeZone: string },
  people: { about: string; by: string } | null,
) {
  if (!cover || !people) return { phase: '', about: '', by: '', date: '' };
  const lastDay = new Date(new Date(cover.until).getTime() - 1);
  return {
    phase: cover.phase,
    about: inert(people.about),
    by: inert(people.by),
    date: createFormatter({ ...language, timeZone }).dateTime(lastDay, { dateStyle: 'long' }),
  };
}
