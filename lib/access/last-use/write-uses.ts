import 'server-only';
import { sql } from 'drizzle-orm';
import { lastUsed } from '@/db/schema/access/last-used';
import { members } from '@/db/schema/access/members';
import { inTenant } from '@/db/tenant';
import { uuids } from '@/db/visibility';
import { noteAgain, takeUses } from './note-use';

type Uses = ReturnType<typeof takeUses>;

/**
 * Writes the uses noted since the last round, one statement for each workspace. A use whose workspace cannot be
 * written stays noted.
 *
 * @throws the first error of the database
 */
export async function writeUses(): Promise<void> {
  const byWorkspace = new Map<string, Uses>();
  for (const use of takeUses()) {
    const uses = byWorkspace.get(use.workspaceId) ?? [];
    byWorkspace.set(use.workspaceId, uses);
    uses.push(use);
  }
  const failures: unknown[] = [];
  for (const [id, uses] of byWorkspace)
    await writeWorkspace(id, uses).catch((error: unknown) => failures.push(error));
  if (failures.length > 0) throw failures[0];
}

async function writeWorkspace(workspaceId: string, uses: Uses): Promise<void> {
  const permissions = uses.map(({ permission }) => permission);
  try {
    await inTenant({ workspaceId }, (tx) =>
      tx.execute(sql`
        insert into ${lastUsed} (workspace_id, member_id, permission, day)
        select m.workspace_id, m.id, used.permission, (now() at time zone 'UTC')::date
        from unnest(${uuids(uses.map(({ memberId }) => memberId))}, ${sql.param(permissions)}::text[])
          as used (member_id, permission)
        join ${members} m on m.workspace_id = ${workspaceId} and m.id = used.member_id
        order by m.id, used.permission
        on conflict (workspace_id, member_id, permission)
          do update set day = excluded.day where last_used.day < excluded.day`),
    );
  } catch (error) {
    noteAgain(uses);
    throw error;
  }
}
