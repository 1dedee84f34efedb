import type postgres from 'postgres';
import { expect } from 'vitest';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { createRecord } from '@/lib/modules';
import { accountUnder, colleague } from '@/lib/test-support/accounts';
import { world } from '@/lib/test-support/world';
import type { SharedRecord } from '../internal/shared-record';

/** Prepares accounts that share with one another, for one file of tests. */
export async function startAccountTree(admin: postgres.Sql) {
  const sharesOf = async ({ organisation }: WorkspaceContext) => {
    const [row] = await admin`select
    (select jsonb_agg(s order by s.id) from shares s join workspaces w on w.id = s.workspace_id
      where w.organisation_id = ${organisation.id}) as shares,
    (select count(*) from audit_events where organisation_id = ${organisation.id}) as audit`;
    return row;
  };

  async function refused(ctx: WorkspaceContext, attempt: () => Promise<unknown>, by: unknown) {
    const before = await sharesOf(ctx);
    await expect(attempt()).rejects.toEqual(by);
    expect(await sharesOf(ctx)).toEqual(before);
  }

  async function accountTree() {
    const { pia } = await world({ model: 'account-tree', people: { pia: 'parent-admin' } });
    const north = await accountUnder(pia, 'North');
    const south = await accountUnder(pia, 'South');
    const sam = await colleague(pia, north, 'sam', 'sub-account-admin');
    const here = pia.workspace.id;
    const [list] =
      await admin`insert into contact_lists (workspace_id, id, name) values (${here}, gen_random_uuid(), 'Regulars') returning id`;
    const [zoe] = await admin`insert into contacts (workspace_id, id, name, phone)
    values (${here}, gen_random_uuid(), 'Zoé', '+39061234567') returning id`;
    await admin`insert into contact_list_members (workspace_id, list_id, contact_id) values (${here}, ${list?.id}, ${zoe?.id})`;
    const { id } = await createRecord(pia, {
      collection: 'templates',
      name: 'Opening hours',
      fields: { kind: 'sms', body: 'We open at nine.' },
    });
    const records: SharedRecord[] = [
      { kind: 'group', id: list?.id },
      { kind: 'template', id },
      { kind: 'contact', id: zoe?.id },
    ];
    return { pia, sam, north, south, records };
  }

  return { refused, accountTree };
}
