import type postgres from 'postgres';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { expectDenied } from '@/lib/test-support/expect-denied';

export type Attempt = (ctx: WorkspaceContext) => unknown;

/** Acts on contacts, and the expectation that they are refused with the database unchanged. */
export function contactRefusals(admin: postgres.Sql) {
  const rights = [
    'contacts-view',
    'contacts-edit',
    'contacts-import',
    'contacts-export',
    'contacts-lists',
    'contacts-forms',
  ] as const;

  /** The rows that a refused act could have changed. */
  async function snapshot({ workspace }: WorkspaceContext) {
    const [row] = await admin`select
    (select json_agg(c order by c.id) from contacts c where workspace_id = ${workspace.id}) as contacts,
    (select json_agg(l order by l.id) from contact_lists l where workspace_id = ${workspace.id}) as lists,
    (select json_agg(m) from contact_list_members m where workspace_id = ${workspace.id}) as members,
    (select json_agg(r order by r.id) from collection_records r where workspace_id = ${workspace.id}) as records,
    (select count(*) from imports where workspace_id = ${workspace.id}) as imports,
    (select count(*) from exports where workspace_id = ${workspace.id}) as exports`;
    return row;
  }

  const denied = (who: WorkspaceContext, attempts: readonly Attempt[], rule: object) =>
    expectDenied(snapshot, who, attempts, rule);

  const right = (id: (typeof rights)[number]) => ({ kind: 'right', id });

  const without = (...ids: (typeof rights)[number][]) => rights.filter((id) => !ids.includes(id));

  return { denied, right, without };
}
