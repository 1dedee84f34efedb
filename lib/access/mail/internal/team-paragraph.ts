import 'server-only';
import { and, eq } from 'drizzle-orm';
import { createTranslator } from 'use-intl/core';
import type { NotificationSubject } from '@/db/schema/access/notifications';
import { teams } from '@/db/schema/access/teams';
import type { Transaction } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import type { ProtectedWork } from '@/lib/access/context/protected-work';
import { inert } from '@/lib/platform/mail/inert-text';
import type { mailLanguage } from '@/lib/platform/mail/language';

type TeamChange = NonNullable<NotificationSubject['team']>;

/** The team by its present name, with the number of its contacts that the reader sees (R6). */
export async function readTeam(
  tx: Transaction,
  work: ProtectedWork,
  reader: WorkspaceContext,
  { id, change }: TeamChange,
) {
  const [team] = await tx
    .select({ name: teams.name })
    .from(teams)
    .where(and(eq(teams.workspaceId, reader.workspace.id), eq(teams.id, id)));
  const held = await work.ofTeams(tx, reader, [id]);
  return team ? { name: team.name, change, count: held.get(id)?.contacts ?? 0 } : null;
}

/** Says what happened to the reader's place in a team, or to the team. */
export function teamParagraph(
  language: ReturnType<typeof mailLanguage>,
  { name, change, count }: NonNullable<Awaited<ReturnType<typeof readTeam>>>,
): string {
  const t = createTranslator({ ...language, namespace: 'mail' });
  return t('team', { change, count, team: inert(name) });
}
