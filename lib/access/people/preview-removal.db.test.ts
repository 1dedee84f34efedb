import { expect, it } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { loadOrganisationContext } from '@/lib/access/context/context';
import { work } from '@/lib/modules';
import { Denied, NotFound } from '@/lib/platform/errors';
import { openTestWorkspace } from '@/lib/test-support/test-workspace';
import { previewRemoval } from './preview-removal';

const { admin } = await testDatabase();

async function organisationOfTwo() {
  const workspace = await openTestWorkspace(admin);
  const owner = await workspace.addMember('owner');
  const ana = await workspace.addMember('agent');
  const { person, organisation } = await owner.context();
  return { workspace, owner, ana, ctx: await loadOrganisationContext(person, organisation.slug) };
}

it('S1.29 counts the work that removing a person from the organisation would leave unassigned, and changes nothing', async () => {
  const { workspace, ana, ctx } = await organisationOfTwo();
  const contact = await workspace.addContact({ seatId: ana.seatId });
  await workspace.addContact({ seatId: ana.seatId });
  await workspace.addConversation(contact, { seatId: ana.seatId });
  await workspace.addConversation(contact, { seatId: ana.seatId, status: 'closed' });
  const before = await workspace.snapshot();
  expect((await previewRemoval(ctx, work, { userId: ana.userId })).workspaces).toEqual([
    { id: workspace.id, name: expect.any(String), contacts: 2, conversations: 1 },
  ]);
  expect(await workspace.snapshot()).toEqual(before);
});

it('R1 TE1 refuses the actor themselves, and does not find a stranger', async () => {
  const { owner, ana, ctx } = await organisationOfTwo();
  const elsewhere = await organisationOfTwo();
  await expect(previewRemoval(ctx, work, { userId: owner.userId })).rejects.toBeInstanceOf(Denied);
  await expect(previewRemoval(ctx, work, { userId: elsewhere.ana.userId })).rejects.toEqual(new NotFound());
  const member = await loadOrganisationContext((await ana.context()).person, ctx.organisation.slug);
  await expect(previewRemoval(member, work, { userId: owner.userId })).rejects.toBeInstanceOf(Denied);
});
