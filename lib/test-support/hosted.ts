import type { Sql } from 'postgres';
import { expect } from 'vitest';
import { loadWorkspaceContext, type WorkspaceContext } from '@/lib/access/context/context';
import { createHostedAccount } from '@/lib/access/hosted-accounts/create-hosted-account';
import { accept, join, person, world } from './world';

/** A host with a hosted account that delegates to it, and the members of both. */
export async function hosting() {
  const { host, helper } = await world({
    model: 'hosted-accounts',
    people: { host: 'admin', helper: 'standard' },
  });
  const { workspace, admin } = await hostedAccount(host, 'Brasserie Nord');
  const standard = await join(admin, await person('standard'), 'standard');
  const reader = await join(admin, await person('reader'), 'read-only');
  return { host, helper, workspace, admin, standard, reader };
}

/** Adds an account that delegates to its host, with an Admin who is not a member of the host. */
export async function hostedAccount(host: WorkspaceContext, name: string) {
  const first = await person('admin');
  const { account, invited } = await createHostedAccount(host, { name, email: first.email });
  await accept(invited?.link ?? '', first);
  return { workspace: account, admin: await loadWorkspaceContext(first, account.slug) };
}

/** The settings of a pixel. */
export const aPixel = (name: string) => ({
  name,
  site: 'https://brasserie.example/',
  isOn: true,
  honoursPrivacy: true,
  keepDays: 90,
});

/** Every row of an account that a refused change could have changed. */
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

/** Expects that an attempt fails with that error, and that the rows of the account are the same afterwards. */
export const accountRefusals =
  (admin: Sql) => async (ctx: WorkspaceContext, attempt: () => Promise<unknown>, by: unknown) => {
    const before = await accountRows(admin, ctx);
    await expect(attempt()).rejects.toThrow(by as Error);
    expect(await accountRows(admin, ctx)).toEqual(before);
  };
