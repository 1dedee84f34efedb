import type { Sql } from 'postgres';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { join, person } from './people';
import { rootOf, workspaceBelow } from './tree';

/** A host with a hosted account that delegates to it, and everybody in both, as the contexts of their requests. */
export async function hosting() {
  const host = await rootOf('hosted-accounts', 'host');
  const helper = await join(host, await person('helper'), { role: 'standard' });
  const { workspace, admin } = await workspaceBelow(host, { name: 'Brasserie Nord', flags: ['delegated'] });
  const standard = await join(admin, await person('standard'), { role: 'standard' });
  const reader = await join(admin, await person('reader'), { role: 'read-only' });
  return { host, helper, workspace, admin, standard, reader };
}

/** What of a new pixel does not matter to a test. */
export const aPixel = (name: string) => ({
  name,
  site: 'https://brasserie.example/',
  isOn: true,
  honoursPrivacy: true,
  keepDays: 90,
});

/** Everything of an account that a refused change could have touched. */
export async function accountRows(admin: Sql, { workspace, organisation }: WorkspaceContext) {
  const [row] = await admin`select
    (select to_json(w) from workspaces w where id = ${workspace.id}) as account,
    (select json_agg(p order by p.id) from pixels p where workspace_id = ${workspace.id}) as pixels,
    (select json_agg(d order by d.day) from pixel_days d where workspace_id = ${workspace.id}) as days,
    (select json_agg(a order by a.id) from applications a where workspace_id = ${workspace.id}) as applications,
    (select json_agg(m order by m.id) from members m where workspace_id = ${workspace.id}) as members,
    (select json_agg(p order by p.member_id) from profiles p where workspace_id = ${workspace.id}) as profiles,
    (select json_agg(i order by i.id) from invitations i where workspace_id = ${workspace.id}) as invitations,
    (select count(*) from password_resets where issued_in = ${workspace.id}) as resets,
    (select json_agg(a order by a.seq) from audit_events a where organisation_id = ${organisation.id}) as audit`;
  return row;
}
