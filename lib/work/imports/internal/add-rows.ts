import 'server-only';
import { and, eq, type SQL, sql } from 'drizzle-orm';
import { imports } from '@/db/schema/work/imports';
import { announce, type Transaction } from '@/db/tenant';
import { recordAudit } from '@/lib/access/audit/record-audit';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { changingWork } from '@/lib/access/context/transactions';
import { assignmentOfNew } from '@/lib/work/contacts/change/new-assignment';
import { authorizeLists } from '@/lib/work/contacts/list-permissions';
import { lockList } from '@/lib/work/contacts/lists/lock-list';
import { lockRun, type RunImport } from '../claim-run';
import { fillKnown, findKnown, leaveOutKnown, mergeDuplicates } from './known-people';
import { outcomeOf } from './outcome';

/**
 * Adds all valid rows of a checked import as contacts, in one transaction; the chosen option decides about
 * known contacts. The import ends only when every row of its file is accounted for (IM1).
 * @throws NotFound, Denied when access has ended (RV1)
 * @throws Stale when another run replaced this one
 * @throws Error when the rows do not add up; nothing is written then
 */
export async function addRows(
  ctx: WorkspaceContext,
  { importId, duplicates, listId }: RunImport,
  runId: string,
): Promise<void> {
  await changingWork(ctx, async (tx, actor) => {
    const { filename, total } = await lockRun(tx, actor, importId, runId);
    const workspaceId = actor.workspace.id;
    const rows = sql`r.workspace_id = ${workspaceId}::uuid and r.import_id = ${importId}::uuid`;
    // Large files take long to index.
    await tx.execute(sql`set local statement_timeout = '10min'`);
    if (duplicates === 'fill') await mergeDuplicates(tx, rows);
    if (duplicates !== 'add') await findKnown(tx, actor, rows);
    if (duplicates === 'skip') await leaveOutKnown(tx, rows);
    if (duplicates === 'fill') await fillKnown(tx, actor, rows);
    const { seatId, teamId = null } = await assignmentOfNew(tx, actor);
    const { count: inserted } =
      await tx.execute(sql`insert into contacts (workspace_id, id, name, phone, email, fields, seat_id, team_id)
      select r.workspace_id, r.contact_id, r.name, r.phone, r.email, r.custom_fields, ${seatId}::uuid, ${teamId}::uuid
      from import_rows r
      where ${rows} and ${outcomeOf} = 'added'
      order by r."row"`);
    const account = await accountFor(tx, rows, { total, inserted });
    if (listId) await putOnList(tx, actor, listId, rows);
    await tx
      .update(imports)
      .set({ status: 'done', ...account, updatedAt: sql`now()` })
      .where(and(eq(imports.workspaceId, workspaceId), eq(imports.id, importId)));
    await recordAudit(tx, actor.person, {
      event: 'contacts.imported',
      organisationId: actor.organisation.id,
      workspaceId,
      after: { importId, filename, ...account },
    });
    await announce(tx, { topic: 'work', workspaceId });
  });
}

/**
 * Counts the rows by outcome (IM1).
 * @throws Error unless they are exactly the rows of the file
 */
async function accountFor(
  tx: Transaction,
  rows: SQL,
  { total, inserted }: { total: number; inserted: number },
) {
  const [counted] = await tx.execute<{
    added: number;
    filled: number;
    leftOut: number;
    refused: number;
    last: number;
  }>(
    sql`select count(*) filter (where o.outcome = 'added')::int as added,
        count(*) filter (where o.outcome = 'updated')::int as filled,
        count(*) filter (where o.outcome = 'left-out')::int as "leftOut",
        count(*) filter (where o.outcome = 'refused')::int as refused, coalesce(max(o."row"), 0) as last
      from (select r."row", ${outcomeOf} as outcome from import_rows r where ${rows}) o`,
  );
  if (!counted) throw new Error('The rows of an import were not counted.');
  const { last, ...account } = counted;
  const { added, filled, leftOut, refused } = account;
  // Row numbers are unique and start at 1, so a count equal to the last number means that none is missing.
  if (added !== inserted || last !== total || added + filled + leftOut + refused !== total)
    throw new Error(
      `The import does not account for its ${total} rows: ${JSON.stringify({ ...counted, inserted })}.`,
    );
  return account;
}

/** @throws NotFound when the list was deleted since then, or is not visible; nothing is added then */
async function putOnList(tx: Transaction, actor: WorkspaceContext, listId: string, rows: SQL): Promise<void> {
  authorizeLists(actor, 'view');
  await lockList(tx, actor, { listId }, 'key share');
  await tx.execute(sql`insert into contact_list_members (workspace_id, list_id, contact_id)
    select distinct r.workspace_id, ${listId}::uuid, coalesce(r.known_id, r.contact_id)
    from import_rows r where ${rows} and r.refusal is null and r.duplicate_of is null
    on conflict do nothing`);
}
