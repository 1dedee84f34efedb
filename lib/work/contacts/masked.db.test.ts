import { describe, expect, it } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { Denied } from '@/lib/platform/errors';
import { dropRandomParts } from '@/lib/test-support/drop-random-parts';
import { openTestWorkspace } from '@/lib/test-support/test-workspace';
import { updateContact } from './change/update-contact';
import { viewContact } from './contact-view';
import { type ContactSearch, contactSearch } from './list/contact-search';
import { listCounted } from './test-support/counted';

const { admin } = await testDatabase();

const searchFor = (wanted: Partial<ContactSearch> = {}) => contactSearch.parse(wanted);

describe('masked phone and email', () => {
  const phone = '+393471234541';
  const email = 'ginevra@malatesta.it';

  async function masked() {
    const workspace = await openTestWorkspace(admin);
    const agent = await workspace.addMember('agent', ['mask']);
    const full = await workspace.addContact({ name: 'Ginevra', phone, email });
    const bare = await workspace.addContact({ name: 'Tommaso' });
    return { workspace, agent, ctx: await agent.context(), full, bare };
  }

  it('S1.26 MA1 MA4 lists and views contain only the hint of a masked value', async () => {
    const { ctx, full } = await masked();
    const said = dropRandomParts(
      JSON.stringify([await listCounted(ctx, searchFor()), await viewContact(ctx, full)]),
    );
    for (const secret of [phone, email, '347123', '1234', 'ginevra@', 'malatesta'])
      expect(said).not.toContain(secret);
    expect(await viewContact(ctx, full)).toMatchObject({
      phone: { state: 'masked', hint: { start: '+39', end: '41' } },
      email: { state: 'masked', hint: { start: 'g', end: 'it' } },
    });
  });

  it('MA8 a search by a masked value finds nothing, by an unmasked one it finds the contact', async () => {
    const { workspace, ctx } = await masked();
    const owner = await (await workspace.addMember('owner')).context();
    for (const q of [phone, '3471234', '+39 347 123', email, 'malatesta']) {
      expect((await listCounted(ctx, searchFor({ q }))).total).toBe(0);
      expect((await listCounted(owner, searchFor({ q }))).total).toBe(1);
    }
  });

  it('S1.26 a missing phone or email can be added, a stored one cannot be changed', async () => {
    const { workspace, ctx, full, bare } = await masked();
    await updateContact(ctx, { contactId: bare, phone: '+33612345608' });
    await updateContact(ctx, { contactId: bare, email: 'tommaso@grunwald.example' });
    expect(await viewContact(ctx, bare)).toMatchObject({
      phone: { state: 'masked' },
      email: { state: 'masked' },
      may: { phone: { allowed: false, rule: { kind: 'restriction', id: 'mask' } } },
    });
    const before = await workspace.snapshot();
    for (const contactId of [full, bare]) {
      for (const change of [{ phone: '+33600000000' }, { email: 'x@y.example' }, { phone: '' }, { phone }]) {
        await expect(updateContact(ctx, { contactId, ...change })).rejects.toBeInstanceOf(Denied);
      }
      await expect(
        updateContact(ctx, { contactId, name: 'Both', email: 'x@y.example' }),
      ).rejects.toBeInstanceOf(Denied);
    }
    expect(await workspace.snapshot()).toEqual(before);
  });

  it('MA5 a refusal does not reveal the stored value', async () => {
    const { ctx, full } = await masked();
    const refused = await updateContact(ctx, { contactId: full, email }).catch((error: unknown) => error);
    const other = await updateContact(ctx, { contactId: full, email: 'else@where.example' }).catch(
      (error: unknown) => error,
    );
    expect(refused).toBeInstanceOf(Denied);
    expect(JSON.stringify(refused)).toBe(JSON.stringify(other));
    expect(JSON.stringify(refused)).not.toContain('malatesta');
  });
});
