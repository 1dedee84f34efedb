import 'server-only';
import { and, desc, eq } from 'drizzle-orm';
import { auditEvents } from '@/db/schema/access/audit-events';
import { people } from '@/db/schema/access/organisations';
import { workspaces } from '@/db/schema/access/workspaces';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { authorize, inWorkspace } from '@/lib/access/context/transactions';
import { NotFound } from '@/lib/platform/errors';
import type { Plan } from '@/lib/policy/model';
import { settingsPermission } from './settings-permission';

/** The general settings of a workspace, as they are now. */
export interface GeneralSettings {
  version: number;
  name: string;
  slug: string;
  locale: string | null;
  timeZone: string;
  country: string | null;
  /** The person who last changed them. */
  changedBy: string | null;
  plan: Plan;
  organisation: { name: string; slug: string };
  /** Id of the access model. */
  model: string;
  /** Whether the reader administers the organisation, and so may open its pages. */
  isAdmin: boolean;
  /** Who can change the plan: the organisation's administrators, the first of them by name. */
  admins: { userId: string; name: string }[];
}

/**
 * The general settings, and who last changed them: for the page, and for a person whose edit came too late.
 *
 * @throws Denied
 */
export async function generalSettings(ctx: WorkspaceContext): Promise<GeneralSettings> {
  authorize(ctx, settingsPermission(ctx.access, 'view'), { kind: 'workspace' });
  const { organisation } = ctx;
  return inWorkspace(ctx, async (tx) => {
    const [row] = await tx.select().from(workspaces).where(eq(workspaces.id, ctx.workspace.id));
    if (!row) throw new NotFound();
    const [last] = await tx
      .select({ by: auditEvents.actorName })
      .from(auditEvents)
      .where(
        and(
          eq(auditEvents.organisationId, organisation.id),
          eq(auditEvents.workspaceId, row.id),
          eq(auditEvents.event, 'workspace.updated'),
        ),
      )
      .orderBy(desc(auditEvents.seq))
      .limit(1);
    const admins = await tx
      .select({ userId: people.userId, name: people.name })
      .from(people)
      .where(and(eq(people.organisationId, organisation.id), eq(people.role, 'admin')))
      .orderBy(people.name)
      .limit(5);
    const [own] = await tx
      .select({ role: people.role })
      .from(people)
      .where(and(eq(people.organisationId, organisation.id), eq(people.userId, ctx.person.userId)));
    const { version, name, slug, locale, timeZone, country } = row;
    return {
      version,
      name,
      slug,
      locale,
      timeZone,
      country,
      changedBy: last?.by ?? null,
      plan: organisation.plan,
      organisation: { name: organisation.name, slug: organisation.slug },
      model: organisation.model,
      isAdmin: own?.role === 'admin',
      admins,
    };
  });
}
