import { v7 } from 'uuid';
import { createRecord, updateRecord } from '@/lib/modules';
import { emailCampaign, listOf } from '@/lib/test-support/campaigns';
import { world } from '@/lib/test-support/world';
import { expect, test } from '../fixtures/as';
import { dialog, row } from '../fixtures/collection-page';
import { publishTxt } from '../fixtures/dns-server';
import { verifyDkim } from '../fixtures/verify-dkim';

/** An owner with a campaign to one reader, from a sender at a domain that is not known yet. */
async function campaignWorld() {
  const { owner: ctx } = await world({ model: 'feature-grants', people: { owner: 'owner' } });
  const owner = { name: ctx.person.name, email: ctx.person.email, ctx };
  const reader = owner.email.replace('owner', 'lettrice');
  const domain = `${v7()}.example`;
  const campaign = await emailCampaign(ctx, await listOf(ctx, [{ name: 'Zoé', email: reader }]));
  const fields = { kind: 'email', email: `ciao@${domain}` };
  const sender = await createRecord(ctx, { collection: 'senders', name: 'Corvane', fields });
  await updateRecord(ctx, { ...campaign, fields: { ...campaign.fields, sender: sender.id } });
  return { owner, reader, domain, campaign };
}

test('S2.20 the page of a campaign names the unverified sender, and leads to the domains', async ({
  as,
  page,
}) => {
  const { owner, domain, campaign } = await campaignWorld();
  await as(owner, { path: 'email-campaigns' });
  await expect(page.getByText(`No email is sent from ciao@${domain}`)).toBeVisible();
  await row(page, campaign.name)
    .getByRole('button', { name: `Send: ${campaign.name}` })
    .click();
  await dialog(page).getByRole('button', { name: 'Send', exact: true }).click();
  await expect(page.getByText('The domain of the sender is not verified.')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('main').getByRole('link', { name: 'Domains' }).click();
  await expect(page.getByRole('heading', { name: /^Domains/ })).toBeVisible();
});

test('S2.20 a domain is added, published and verified; its mail carries a valid signature', async ({
  as,
  mailbox,
  page,
}) => {
  const { owner, reader, domain, campaign } = await campaignWorld();
  await as(owner, { path: 'settings/domains' });
  await page.getByRole('button', { name: 'Add domain' }).first().click();
  await dialog(page).getByLabel('Domain').fill(domain);
  await dialog(page).getByRole('button', { name: 'Add' }).click();
  await page.getByRole('link', { name: domain }).click();
  await expect(page.getByRole('heading', { name: 'DNS records' })).toBeVisible();
  for (const name of ['DKIM', 'SPF']) {
    const [host = '', value = ''] = await page
      .getByRole('region', { name })
      .locator('code')
      .allTextContents();
    await publishTxt(process.env.DNS_DIRECTORY ?? '', host, [value]);
  }
  await page.getByRole('button', { name: 'Verify now' }).click();
  await expect(page.getByText('Email from this domain is signed.')).toBeVisible();
  await as(owner, { path: 'email-campaigns' });
  await row(page, campaign.name)
    .getByRole('button', { name: `Send: ${campaign.name}` })
    .click();
  await dialog(page).getByRole('button', { name: 'Send', exact: true }).click();
  const { raw } = await mailbox.next(reader);
  const signature = await verifyDkim(raw, process.env.DNS_SERVERS ?? '');
  expect(signature).toMatchObject({ domain, isValid: true });
});
