import { v7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { isLeaked } from '@/lib/access/masking/test-support/is-leaked';
import { accountUnder, colleague } from '@/lib/test-support/accounts';
import { dropRandomParts } from '@/lib/test-support/drop-random-parts';
import { world } from '@/lib/test-support/world';
import { listReceived } from '@/lib/work/shares/list-received';
import { listSharing } from '@/lib/work/shares/list-sharing';
import { shareRecord } from '@/lib/work/shares/share-record';
import { listUnsubscribed, unsubscribedSearch } from '@/lib/work/unsubscribed/list-unsubscribed';
import { resubscribe } from '@/lib/work/unsubscribed/resubscribe';

const { admin } = await testDatabase();

const zoe = { phone: '+33612345678', email: 'qx.vorn7@example.fr' };
const name = `Zoé ${zoe.phone} ${zoe.email}`;

async function zoeIn({ workspace }: WorkspaceContext): Promise<string> {
  const id = v7();
  await admin`insert into contacts (workspace_id, id, name, phone, email, unsubscribed_at)
    values (${workspace.id}, ${id}, ${name}, ${zoe.phone}, ${zoe.email}, now())`;
  return id;
}

/** The same person with phone and email masked, as a custom role may have it. */
function masked(ctx: WorkspaceContext): WorkspaceContext {
  const rule = { kind: 'restriction', id: 'mask', model: ctx.model.id } as const;
  const masks = new Map(ctx.model.catalogue.maskedFields.map((field) => [field, rule]));
  return { ...ctx, access: { ...ctx.access, compiled: { ...ctx.access.compiled, masks } } };
}

const isRevealed = (answer: unknown) => isLeaked(dropRandomParts(JSON.stringify(answer)), zoe);
const audited = ({ organisation }: WorkspaceContext, event: string) =>
  admin`select subject_name, before, after from audit_events
    where organisation_id = ${organisation.id} and event = ${event}`;

describe('MA1 MA4 MA11 a name that contains a masked value', () => {
  test('is masked in the list of unsubscribed contacts', async () => {
    const { owner } = await world({ model: 'feature-grants', people: { owner: 'owner' } });
    await zoeIn(owner);
    const [open, hidden] = [owner, masked(owner)].map((ctx) =>
      listUnsubscribed(ctx, unsubscribedSearch.parse({})),
    );
    expect(isRevealed((await open)?.rows)).toBe(true);
    expect((await hidden)?.rows).toMatchObject([{ name: 'Zoé ••• •••', phone: { state: 'masked' } }]);
  });

  test('is masked in the audit log of a resubscription', async () => {
    const { owner } = await world({ model: 'feature-grants', people: { owner: 'owner' } });
    const contactId = await zoeIn(owner);
    await resubscribe(owner, { contactId });
    expect(await audited(owner, 'contact.resubscribed')).toMatchObject([{ subject_name: 'Zoé ••• •••' }]);
  });

  test('is masked in the lists of shared and received contacts, and in the audit log of the share', async () => {
    const { pia } = await world({ model: 'account-tree', people: { pia: 'parent-admin' } });
    const north = await accountUnder(pia, 'North');
    const sam = await colleague(pia, north, 'sam', 'sub-account-admin');
    const id = await zoeIn(pia);
    await shareRecord(pia, { record: { kind: 'contact', id }, accountIds: [north.id] });
    for (const ctx of [pia, sam]) {
      const isGiver = ctx === pia;
      const ask = (viewer: WorkspaceContext) => (isGiver ? listSharing(viewer, '') : listReceived(viewer));
      expect(isRevealed(await ask(ctx))).toBe(true);
      expect(isRevealed(await ask(masked(ctx)))).toBe(false);
    }
    expect(isRevealed(await audited(pia, 'share.given'))).toBe(false);
    expect((await listSharing(masked(pia), '61234')).records).toEqual([]);
  });
});
