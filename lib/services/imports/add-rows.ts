import 'server-only';
import { and, eq, type SQL, sql } from 'drizzle-orm';
import { contacts } from '@/db/schema/contacts';
import { imports } from '@/db/schema/imports';
import { announce, type Transaction } from '@/db/tenant';
import { visibleRows } from '@/db/visibility';
import { Stale } from '@/lib/errors';
import { unmaskedFields } from '@/lib/policy/mask';
import type { WorkspaceContext } from '../access/context';
import { recordAudit } from '../access/record-audit';
import { changingWork } from '../access/transact';
import { placeOfNew } from '../contacts/new-place';
import { contactReach } from '../work/reach';
import { ownImport } from './own';

/**
 * Adds every good row of a checked import as a contact, in one transaction.
 *
 * @throws NotFound, Denied when access ended meanwhile (RV1)
 * @throws Stale when another run took its place
 */
export async function addRows(
  ctx: WorkspaceContext,
  { importId, keepDuplicates }: { importId: string; keepDuplicates: boolean },
  runId: string,
): Promise<void> {
  await changingWork(ctx, async (tx, actor) => {
    const { status, runId: current, filename } = await ownImport(tx, actor, importId, 'update');
    if (status !== 'running' || current !== runId) throw new Stale();
    const workspaceId = actor.workspace.id;
    // A large file takes as long as its indexes take.
    await tx.execute(sql`set local statement_timeout = '10min'`);
    if (!keepDuplicates) await refuseDuplicates(tx, actor, importId);
    const { seatId, teamId = null } = await placeOfNew(tx, actor);
    const added =
      await tx.execute(sql`insert into contacts (workspace_id, id, name, phone, email, fields, seat_id, team_id)
      select workspace_id, contact_id, name, phone, email, custom_fields, ${seatId}::uuid, ${teamId}::uuid from import_rows
      where workspace_id = ${workspaceId}::uuid and import_id = ${importId}::uuid and refusal is null`);
    await tx
      .update(imports)
      .set({ status: 'done', added: added.count, updatedAt: sql`now()` })
      .where(and(eq(imports.workspaceId, workspaceId), eq(imports.id, importId)));
    await recordAudit(tx, actor.person, {
      event: 'contacts.imported',
      organisationId: actor.organisation.id,
      workspaceId,
      after: { importId, filename, added: added.count },
    });
    await announce(tx, { topic: 'work', workspaceId });
  });
}

/** Only contacts in reach and fields seen in full count, so that a file cannot ask for what is hidden (MA5, MA8). */
async function refuseDuplicates(tx: Transaction, actor: WorkspaceContext, importId: string): Promise<void> {
  const same: Record<'email' | 'phone', SQL> = {
    email: sql`${contacts.emailKey} = lower(r.email)`,
    phone: sql`${contacts.phoneKey} = regexp_replace(r.phone, '[^0-9+]', '', 'g')`,
  };
  for (const field of unmaskedFields(actor.access)) {
    const isThere = and(
      eq(contacts.workspaceId, actor.workspace.id),
      same[field],
      visibleRows(contactReach(actor.access), contacts),
    );
    await tx.execute(sql`update import_rows r set refusal = 'duplicate'
      where r.workspace_id = ${actor.workspace.id}::uuid and r.import_id = ${importId}::uuid and r.refusal is null
        and exists (select 1 from ${contacts} where ${isThere})`);
  }
}
