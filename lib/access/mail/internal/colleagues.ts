import 'server-only';
import { and, eq } from 'drizzle-orm';
import { createFormatter } from 'use-intl/core';
import { members } from '@/db/schema/access/members';
import type { NotificationSubject } from '@/db/schema/access/notifications';
import type { Transaction } from '@/db/tenant';
import { isAmong } from '@/db/visibility';
import { type mailLanguage, planName } from '@/lib/platform/mail/language';

/** The names of the colleague that a notification is about and, for a cover, of the covering member. */
export async function readColleagues(
  tx: Transaction,
  workspaceId: string,
  { memberId, cover }: NotificationSubject,
): Promise<{ about: string; by: string }> {
  const ids = [memberId, cover?.byId].flatMap((id) => id ?? []);
  const rows = await tx
    .select({ id: members.id, name: members.name })
    .from(members)
    .where(and(eq(members.workspaceId, workspaceId), isAmong(members.id, ids)));
  const nameOf = (id = '') => rows.find((row) => row.id === id)?.name ?? '';
  return { about: nameOf(memberId), by: nameOf(cover?.byId) };
}

/** The plans of which a member asks for one; empty for other notifications. */
export function plansIn(language: ReturnType<typeof mailLanguage>, plans: readonly string[] = []): string {
  const names = plans.map((plan) => planName(language, plan));
  return createFormatter(language).list(names, { type: 'disjunction' });
}

/** What the mail about a cover says beside the names: the phase, and the last day in the workspace's time zone (B11). */
export function coverValues(
  language: ReturnType<typeof mailLanguage>,
  timeZone: string,
  { cover }: NotificationSubject,
): { phase: string; date: string } {
  if (!cover) return { phase: '', date: '' };
  const lastDay = new Date(new Date(cover.until).getTime() - 1);
  const format = createFormatter({ ...language, timeZone });
  return { phase: cover.phase, date: format.dateTime(lastDay, { dateStyle: 'long' }) };
}
