import 'server-only';
import { isDeepStrictEqual } from 'node:util';
import { eq, sql } from 'drizzle-orm';
import { workspaces } from '@/db/schema/access/workspaces';
import { announce } from '@/db/tenant';
import { recordAudit } from '@/lib/access/audit/record-audit';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { authorize, changingWork } from '@/lib/access/context/transactions';
import { countries } from '@/lib/platform/countries';
import { Invalid, Stale } from '@/lib/platform/errors';
import { isTimeZone, type Locale } from '@/lib/platform/i18n/locales';
import { settingsPermission } from './settings-permission';
import { workspaceName } from './workspace-name';

export interface UpdateWorkspace {
  /** The version that the form showed. */
  version: number;
  name: string;
  /** Null: each member writes in their own language. */
  locale: Locale | null;
  timeZone: string;
  /** ISO 3166-1 code, or null for none. */
  country: string | null;
}

/**
 * Changes a workspace's name, country, language and time zone. Its address stays: existing links keep working.
 *
 * @returns the new version
 * @throws Denied · Stale when another person changed them first · Invalid on `name`, `country` or `timeZone`
 */
export async function updateWorkspace(
  ctx: WorkspaceContext,
  input: UpdateWorkspace,
): Promise<{ version: number }> {
  const { version, locale, timeZone, country } = input;
  const name = workspaceName(input.name);
  if (country !== null && !countries.includes(country)) throw new Invalid({ country: 'invalid' });
  if (!isTimeZone(timeZone)) throw new Invalid({ timeZone: 'time-zone' });
  return changingWork(ctx, async (tx, actor) => {
    authorize(actor, settingsPermission(actor.access, 'update'), { kind: 'workspace' });
    const here = eq(workspaces.id, actor.workspace.id);
    const [before] = await tx.select().from(workspaces).where(here).for('update');
    if (before?.version !== version) throw new Stale();
    const after = { name, locale, timeZone, country };
    const was = settingsOf(before);
    if (isDeepStrictEqual(was, after)) return { version };
    await tx
      .update(workspaces)
      .set({ ...after, version: sql`version + 1` })
      .where(here);
    await recordAudit(tx, actor.person, {
      event: 'workspace.updated',
      organisationId: actor.organisation.id,
      workspaceId: actor.workspace.id,
      subject: { id: before.id, name },
      before: was,
      after,
    });
    await announce(tx, { topic: 'work', workspaceId: actor.workspace.id });
    return { version: version + 1 };
  });
}

const settingsOf = ({ name, locale, timeZone, country }: typeof workspaces.$inferSelect) => ({
  name,
  locale,
  timeZone,
  country,
});
