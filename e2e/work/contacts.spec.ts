import { expect, test } from '../fixtures/as';
import { addContact, addTeam, storedContact } from '../fixtures/work';

const phone = '+393471234541';
const email = 'ginevra@malatesta.it';

test('S1.24 the contact view lists and counts only the contacts that a restricted agent may see', async ({
  as,
  people,
  page,
  expectAccessible,
}) => {
  const { ana, tom } = await people({
    ana: { role: 'agent', restrictions: ['visibility-team'] },
    tom: 'agent',
  });
  const team = await addTeam(ana, 'Clienti Italia', [ana]);
  await addContact(ana, { name: 'Ginevra Malatesta', of: ana });
  await addContact(ana, { name: 'Zoé Kéromnès', of: tom, team });
  const hidden = await addContact(ana, { name: 'Percival Abernathy', of: tom });
  await addContact(ana, { name: 'Nobody’s Contact' });

  await as(ana, { path: 'contacts' });
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('All contacts2');
  await expect(page.getByRole('row', { name: 'Ginevra Malatesta' })).toBeVisible();
  await expect(page.getByRole('row', { name: 'Zoé Kéromnès' })).toBeVisible();
  expect(await page.content()).not.toContain('Percival');
  await expect(page.getByRole('main').getByRole('button', { name: 'Unassigned' })).toHaveCount(0);
  await expectAccessible();

  await page.getByRole('button', { name: 'Mine 1' }).click();
  await expect(page.getByRole('row', { name: 'Zoé Kéromnès' })).toHaveCount(0);

  await test.step('R6 a direct link answers like one to a missing contact', async () => {
    const answers = [];
    for (const id of [hidden.id, crypto.randomUUID()]) {
      const response = await page.goto(`/w/${ana.ctx.workspace.slug}/contacts/${id}`);
      answers.push([response?.status(), await page.getByRole('main').textContent()]);
    }
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]?.[0]).toBe(404);
  });
});

test('S1.26 MA1 phone and email are masked in every response, and may be added once but never changed', async ({
  as,
  people,
  page,
}) => {
  const { ana } = await people({ ana: { role: 'agent', restrictions: ['mask'] } });
  await addContact(ana, { name: 'Ginevra Malatesta', phone, email, of: ana, says: 'Buongiorno' });
  const bare = await addContact(ana, { name: 'Tommaso Grünwald', of: ana });
  const sent: string[] = [];
  page.on('response', async (response) => {
    if (response.url().startsWith(process.env.APP_ORIGIN ?? ''))
      sent.push(await response.text().catch(() => ''));
  });
  await as(ana, { path: 'contacts' });
  const row = page.getByRole('row', { name: 'Ginevra Malatesta' });
  await expect(row).toContainText('begins with +39, ends with 41');
  await expect(row.getByRole('button', { name: 'Add' })).toHaveCount(0);
  await row.getByRole('link', { name: 'Ginevra Malatesta', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ginevra Malatesta');
  await page.goBack();

  await page.getByRole('button', { name: 'Add phone: Tommaso Grünwald' }).click();
  const form = page.getByRole('dialog');
  await form.getByRole('textbox', { name: 'Phone' }).fill('nonsense');
  await form.getByRole('button', { name: 'Add phone' }).click();
  await expect(form).toContainText('Enter a valid phone number.');
  await form.getByRole('textbox', { name: 'Phone' }).fill('+43 699 1234590');
  await form.getByRole('button', { name: 'Add phone' }).click();
  await expect(page.getByRole('row', { name: 'Tommaso Grünwald' })).toContainText(
    'begins with +43, ends with 90',
  );
  expect((await storedContact(bare.id))?.phone).toBe('+436991234590');

  expect(sent.filter((body) => body.includes('347123'))).toEqual([]);
  await page.getByRole('searchbox').fill('3471234');
  await expect(page.getByText('No contact matches “3471234”')).toBeVisible();
  // From here on responses repeat the search text.
  expect(sent.filter((body) => body.includes('234541') || body.includes('ginevra@'))).toEqual([]);
});

test('an owner assigns a contact to a colleague, who sees it at once', async ({ as, people, page }) => {
  const { ana, owner } = await people({ ana: 'agent' });
  const contact = await addContact(owner, { name: 'Ginevra Malatesta', phone });
  await as(owner, { path: 'contacts' });
  await page.getByRole('button', { name: 'Ginevra Malatesta, assigned to: Nobody' }).click();
  await page.getByRole('menuitem', { name: ana.name, exact: true }).click();
  await expect(page.getByText(`Ginevra Malatesta assigned to ${ana.name}`)).toBeVisible();
  await expect.poll(async () => (await storedContact(contact.id))?.held_by).toBe(ana.ctx.member.id);
});

test('contacts are sorted by name in the address, and all that match are assigned after they are counted', async ({
  as,
  people,
  page,
  expectAccessible,
}) => {
  const { ana, owner } = await people({ ana: 'agent' });
  for (let index = 10; index < 40; index++) await addContact(owner, { name: `Ginevra ${index}` });
  const other = await addContact(owner, { name: 'Tommaso Grünwald' });
  await as(owner, { path: 'contacts?q=ginevra' });
  await page.getByRole('button', { name: 'Contact', exact: true }).click();
  await expect(page).toHaveURL(/sort=-name/);
  await expect(page.getByRole('row', { name: 'Ginevra 39' })).toBeVisible();
  await expect(page.getByRole('row', { name: 'Ginevra 10' })).toHaveCount(0);

  await page.getByRole('checkbox', { name: 'Select all on this page' }).click();
  await expect(page.getByText('25 selected')).toBeVisible();
  await page.getByRole('button', { name: 'Select all 30 that match' }).click();
  await expect(page.getByText('All 30 that match are selected')).toBeVisible();
  await expectAccessible();
  await page.getByRole('button', { name: 'Assign', exact: true }).click();
  await page.getByRole('menuitem', { name: ana.name, exact: true }).click();
  await expect(page.getByText('30 contacts assigned')).toBeVisible();
  expect((await storedContact(other.id))?.held_by).toBeNull();

  await test.step('taking one row away returns to the rows of the page', async () => {
    await page.getByRole('checkbox', { name: 'Select all on this page' }).click();
    await page.getByRole('button', { name: 'Select all 30 that match' }).click();
    await page.getByRole('checkbox', { name: 'Select Ginevra 39' }).click();
    await expect(page.getByText('24 selected')).toBeVisible();
  });
});

test('RO9 an assignment of several contacts is undone above the list, after a reload', async ({
  as,
  people,
  page,
  expectAccessible,
}) => {
  const { ana, owner } = await people({ ana: 'agent' });
  const first = await addContact(owner, { name: 'Ginevra Malatesta' });
  const second = await addContact(owner, { name: 'Tommaso Grünwald' });
  await as(owner, { path: 'contacts' });
  await page.getByRole('checkbox', { name: 'Select all on this page' }).click();
  await page.getByRole('button', { name: 'Assign', exact: true }).click();
  await page.getByRole('menuitem', { name: ana.name, exact: true }).click();
  await expect(page.getByText('You assigned 2 contacts to ana.')).toBeVisible();
  expect((await storedContact(first.id))?.held_by).toBe(ana.ctx.member.id);
  await expectAccessible();
  await page.reload();
  await page.getByRole('button', { name: 'Undo the assignment of 2 contacts' }).click();
  await expect(page.getByText('2 contacts are back where they were')).toBeVisible();
  await expect(page.getByText('You assigned 2 contacts to ana.')).toBeHidden();
  expect((await storedContact(first.id))?.held_by).toBeNull();
  expect((await storedContact(second.id))?.held_by).toBeNull();
});

test('contacts are accessible on a phone', async ({ as, people, page, expectAccessible }) => {
  const { owner } = await people({});
  const { id } = await addContact(owner, { name: 'Ginevra Malatesta', phone, says: 'Buongiorno' });
  await page.setViewportSize({ width: 390, height: 844 });
  await as(owner, { path: 'contacts' });
  await expect(page.getByRole('listitem', { name: 'Ginevra Malatesta' })).toBeVisible();
  await expectAccessible();
  await as(owner, { path: `contacts/${id}` });
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ginevra Malatesta');
  await expectAccessible();
});
