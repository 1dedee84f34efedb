import type { WorkspaceContext } from '@/lib/access/context/context';
import { emailCampaign, listOf } from '@/lib/test-support/campaigns';
import { world } from '@/lib/test-support/world';
import { type Actor, expect, sessionOf, test } from '../fixtures/as';
import { chooseFormat } from '../fixtures/choose-format';
import { recordNamed, row, stored } from '../fixtures/collection-page';
import { postAction } from '../fixtures/post-action';
import { open } from '../fixtures/users-page';

const actor = (ctx: WorkspaceContext): Actor => ({ name: ctx.person.name, email: ctx.person.email, ctx });

/** A campaign of the owner to one reader, and a colleague with these rights. */
async function campaignScene(grants: readonly string[]) {
  const { owner: ctx, lucia } = await world({
    model: 'feature-grants',
    people: { owner: 'owner', lucia: { role: 'additional-user', grants: grants } },
  });
  const owner = actor(ctx);
  const reader = owner.email.replace('owner', 'lettrice');
  const campaign = await emailCampaign(ctx, await listOf(ctx, [{ name: 'Zoé', email: reader }]));
  return { owner, lucia: actor(lucia), reader, campaign };
}

test('S2.6 a user who may only edit campaigns sees sending locked, and a posted sending changes nothing', async ({
  as,
  page,
}) => {
  const { owner, lucia, campaign } = await campaignScene(['email-campaigns-edit']);
  await as(lucia, { path: 'email-campaigns' });
  await expect(row(page, campaign.name).getByRole('button', { name: 'Send, locked: why' })).toBeVisible();
  const before = await stored(owner);
  const workspace = owner.ctx.workspace.slug;
  const { result } = await postAction(
    'transitionRecordAction',
    { workspace, ...campaign, transition: 'send', fields: {} },
    { token: await sessionOf(lucia), params: { workspace, collection: 'email-campaigns' } },
  );
  const rule = { kind: 'right', id: 'email-campaigns-send' };
  expect(result).toMatchObject({ ok: false, error: { kind: 'denied', decision: { rule } } });
  expect(await stored(owner)).toEqual(before);
});

test('S2.18 R4 a right that the owner adds takes effect on the next request', async ({
  as,
  elsewhere,
  page,
}) => {
  const { owner, lucia, campaign } = await campaignScene(['email-campaigns-edit']);
  const guest = await elsewhere();
  await as(lucia, { path: 'email-campaigns', on: guest });
  await expect(row(guest, campaign.name).getByRole('button', { name: 'Send, locked: why' })).toBeVisible();
  await as(owner);
  const edit = await open(page, lucia, 'Edit');
  await edit.getByRole('checkbox', { name: 'Email campaigns: send, schedule, suspend' }).click();
  await edit.getByRole('button', { name: 'Update' }).click();
  await expect(edit).toBeHidden();
  await guest.reload();
  const send = row(guest, campaign.name).getByRole('button', { name: `Send: ${campaign.name}` });
  await expect(send).toBeVisible();
});

test('S2.6 a sent campaign reaches its readers, and its report counts the clicks', async ({
  as,
  mailbox,
  page,
}) => {
  const { owner, lucia, reader, campaign } = await campaignScene(['email-campaigns-send']);
  await as(lucia, { path: 'email-campaigns' });
  await row(page, campaign.name)
    .getByRole('button', { name: `Send: ${campaign.name}` })
    .click();
  await expect(page.getByRole('dialog')).toContainText('1 person gets it.');
  await page.getByRole('dialog').getByRole('button', { name: 'Send', exact: true }).click();
  const mail = await mailbox.next(reader);
  expect(mail.text).toContain('Buongiorno Zoé');
  const followed = await fetch(mail.links[0] ?? '', { redirect: 'manual' });
  expect(followed.headers.get('location')).toBe(campaign.fields.link);
  await expect.poll(async () => (await recordNamed(owner, campaign.name))?.state).toBe('sent');
  await as(lucia, { path: `email-campaigns/${campaign.recordId}` });
  const report = page.getByRole('region', { name: 'Report' });
  await expect(report.getByText('Clicked').locator('..')).toContainText('1');
});

test('S2.11 a user who may export contacts saves the readers of a campaign’s report', async ({
  as,
  mailbox,
  page,
}) => {
  const { owner, lucia, reader, campaign } = await campaignScene([
    'email-campaigns-send',
    'contacts-export',
    'contacts-view',
  ]);
  await as(lucia, { path: 'email-campaigns' });
  await row(page, campaign.name)
    .getByRole('button', { name: `Send: ${campaign.name}` })
    .click();
  await expect(page.getByRole('dialog')).toContainText('1 person gets it.');
  await page.getByRole('dialog').getByRole('button', { name: 'Send', exact: true }).click();
  await mailbox.next(reader);
  await expect.poll(async () => (await recordNamed(owner, campaign.name))?.state).toBe('sent');
  await as(lucia, { path: `email-campaigns/${campaign.recordId}` });
  const saving = page.waitForEvent('download');
  await chooseFormat(page.getByRole('region', { name: 'Report' }).getByRole('button', { name: 'Export' }));
  await saving;
});
