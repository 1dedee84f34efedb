import { expect, test } from '../fixtures/as';
import { addContact, addTeam } from '../fixtures/work';

test('keys typed right after the first ⌘K are kept, and the palette revokes, finds a contact and changes the theme', async ({
  as,
  people,
  page,
  expectAccessible,
}) => {
  const { owner, tom } = await people({ tom: 'agent' });
  await addTeam(owner, 'Clienti Italia', [tom]);
  const { id } = await addContact(owner, { name: 'Zoé Lefèvre', phone: '+33 6 12 34 56 78', of: tom });
  await as(owner, { path: 'dashboard' });
  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.type(`revoke ${tom.email}`);
  const palette = page.getByRole('dialog', { name: 'Search' });
  await expect(palette.getByRole('combobox')).toHaveValue(`revoke ${tom.email}`);
  await palette.getByRole('option', { name: `Revoke access of ${tom.name}` }).click();
  await expect(page.getByRole('dialog')).toContainText('Assign contacts to another user');
  await page.keyboard.press('Escape');

  const search = async (text: string) => {
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await page.keyboard.press('ControlOrMeta+k');
    await palette.getByRole('combobox').fill(text);
  };
  await search('arrange cover');
  await expect(palette.getByRole('option', { name: `Arrange cover for ${tom.name}` })).toBeVisible();
  await palette.getByRole('combobox').fill(`cover ${tom.email}`);
  await expect(palette.getByRole('option', { name: `Arrange cover for ${tom.name}` })).toBeVisible();
  await palette.getByRole('combobox').fill(`view as ${tom.email}`);
  await expect(palette.getByRole('option', { name: `View as ${tom.name}` })).toBeVisible();
  await palette.getByRole('combobox').fill('italia');
  await expect(palette.getByRole('option', { name: 'Clienti Italia' })).toBeVisible();
  await palette.getByRole('combobox').fill('lefevre zoe');
  await expect(palette.getByRole('option', { name: 'Zoé Lefèvre' })).toBeVisible();
  await expect(palette.getByRole('status')).toHaveText('1 result');
  await expectAccessible();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`/contacts/${id}$`));
  await search('dark theme');
  await page.keyboard.press('Enter');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});

test('R5 R6 S1.26 the palette of a masked agent finds no contact by digits, no people and no act of an owner', async ({
  as,
  people,
  page,
}) => {
  const { ana, tom } = await people({ ana: { role: 'agent', restrictions: ['mask'] }, tom: 'agent' });
  const { id } = await addContact(ana, { name: 'Zoé', phone: '+33 6 12 34 56 78', of: ana });
  await as(ana, { path: 'messages' });
  const find = async (q: string) => {
    const answer = await page.request.get(`/w/${ana.ctx.workspace.slug}/find`, { params: { q } });
    return answer.json();
  };
  const nothing = { people: [], contacts: [], teams: [], roles: [], acts: [] };
  expect(await find('345678')).toEqual(nothing);
  expect(await find(tom.email)).toEqual(nothing);
  expect(await find('invite')).toEqual(nothing);
  expect(await find('zoe')).toEqual({
    ...nothing,
    contacts: [expect.objectContaining({ id, label: 'Zoé' })],
  });
});
