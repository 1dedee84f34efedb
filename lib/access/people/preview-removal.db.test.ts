import { expect, it } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { loadOrganisationContext } from '@/lib/access/context/context';
import { work } from '@/lib/modules';
import { Denied, NotFound } from '@/lib/platform/errors';
import { openOffice } from '@/lib/work/assignment/test-support/office';
import { previewRemoval } from './preview-removal';

const { admin } = await testDatabase();

async function organisation() {
  const office = await openOffice(admin);
  const owner = await office.hire('owner');
  const ana = await office.hire('agent');
  await admin`update people set role = 'admin' where user_id = ${owner.userId}`;
  const { person } = await owner.context();
  return { office, owner, ana, ctx: await loadOrganisationContext(person, office.slug) };
}

it('S1.29 counts the work that removing a person from the organisation would leave unassigned, and changes nothing', async () => {
  const { office, ana, ctx } = await organisation();
  const contact = await office.contact({ seatId: ana.seatId });
  await office.contact({ seatId: ana.seatId });
  await office.conversation(contact, { seatId: ana.seatId });
  await office.conversation(contact, { seatId: ana.seatId, status: 'closed' });
  const before = await office.snapshot();
  expect((await previewRemoval(ctx, work, { userId: ana.userId })).workspaces).toEqual([
    { id: office.workspaceId, name: 'Office', contacts: 2, conversations: 1 },
  ]);
  expect(await office.snapshot()).toEqual(before);
});

it('R1 TE1 refuses the actor themselves, and does not find a stranger', async () => {
  const { owner, ana, ctx } = await organisation();
  const elsewhere = await organisation();
  await expect(previewRemoval(ctx, work, { userId: owner.userId })).rejects.toBeInstanceOf(Denied);
  await expect(previewRemoval(ctx, work, { userId: elsewhere.ana.userId })).rejects.toEqual(new NotFound());
  const member = await loadOrganisationContext((await ana.context()).person, ctx.organisation.slug);
  await expect(previewRemoval(member, work, { userId: owner.userId })).rejects.toBeInstanceOf(Denied);
});
