import { expect, test } from '../fixtures/as';
import { rowOf } from '../fixtures/users-page';

test('B13 SC1 R5 an administrator connects an identity provider, which adds a person whose level is then locked', async ({
  as,
  people,
  page,
  expectAccessible,
}) => {
  const { owner } = await people({});
  const { organisation, workspace } = owner.ctx;
  await as(owner, { path: 'settings/general' });
  await page.goto(`/o/${organisation.slug}/people`);
  await page.getByRole('link', { name: 'Directory', exact: true }).click();
  await page.getByText('Connect Okta').click();
  await expectAccessible();
  await page.getByRole('button', { name: 'New token' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Okta');
  await page.getByRole('button', { name: 'Create token' }).click();
  const token = (await page.getByRole('dialog').getByText(/^lkd_/).textContent()) ?? '';
  await expectAccessible();
  await page.getByRole('button', { name: 'Done' }).click();

  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/scim+json' };
  const email = `ben-${workspace.slug}@example.com`;
  const made = await page.request.post('/scim/v2/Users', {
    headers,
    data: { userName: email, displayName: 'Ben Okafor' },
  });
  expect(made.status()).toBe(201);
  const { id } = await made.json();
  const filter = encodeURIComponent(`displayName eq "${workspace.name}: Agent"`);
  const found = await (await page.request.get(`/scim/v2/Groups?filter=${filter}`, { headers })).json();
  const added = await page.request.patch(`/scim/v2/Groups/${found.Resources[0].id}`, {
    headers,
    data: { Operations: [{ op: 'add', path: 'members', value: [{ value: id }] }] },
  });
  expect(added.status()).toBe(200);

  await page.reload();
  const row = page.getByRole('row', { name: /Okta/ });
  await expect(row).toContainText('Okta gave Ben Okafor access');
  await page.goto(`/w/${workspace.slug}/settings/users`);
  await rowOf(page, { email }).getByRole('button', { name: 'Edit, locked: why' }).click();
  await expect(page.getByRole('dialog')).toContainText('The identity provider gives this access.');
  await expect(page.getByRole('dialog')).toContainText('your identity provider');
  await page.goto(`/o/${organisation.slug}/directory`);
  await row.getByRole('button', { name: 'Revoke' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke', exact: true }).click();
  await expect(page.getByText('Okta was revoked')).toBeVisible();
  expect((await page.request.get('/scim/v2/Users', { headers })).status()).toBe(401);
});
