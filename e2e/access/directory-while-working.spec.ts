import { directoryToken, patch } from '@/lib/test-support/ask-directory';
import { world } from '@/lib/test-support/world';
import { expect, test } from '../fixtures/as';
import { everythingStored } from '../fixtures/everything-stored';

const access = 'urn:latchkey:scim:2.0:Access';
const add = (value: string) => patch({ op: 'add', path: 'members', value: [{ value }] });
const set = (path: string, value: unknown) => patch({ op: 'replace', path, value });

/** Asks the directory of the running console as an identity provider. */
const provider =
  (token: string) =>
  async (
    method: string,
    path: string,
    body?: object,
  ): Promise<{ id: string; Resources: { id: string }[] }> => {
    const response = await fetch(`${process.env.APP_ORIGIN}/scim/v2${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/scim+json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    expect(response.ok, `${method} ${path}: ${response.status}`).toBe(true);
    return response.status === 204 ? { id: '', Resources: [] } : response.json();
  };

test('B13 B4 R4 SC1 a directory adds, restricts, suspends and removes a person while they work', async ({
  as,
  page,
  people,
}) => {
  const { owner } = await people({});
  const { slug, name, id: workspace } = owner.ctx.workspace;
  const { ben } = await world({ people: { ben: 'owner' }, workspace: 'Second desk' });
  const ask = provider(await directoryToken(owner.ctx));
  const users = `/w/${slug}/settings/users`;
  const exportOf = (text: string) => page.getByRole('button', { name: text, exact: true });
  const working = { name: 'ben', email: ben.person.email, ctx: ben };

  await as(working, { path: 'profile' });
  expect((await page.goto(users))?.status()).toBe(404);
  const { id } = await ask('POST', '/Users', { userName: ben.person.email, displayName: 'Ben Okafor' });
  const filter = encodeURIComponent(`displayName eq "${name}: Manager"`);
  const [managers] = (await ask('GET', `/Groups?filter=${filter}`)).Resources;
  await ask('PATCH', `/Groups/${managers?.id}`, add(id));
  await page.reload();
  await expect(exportOf('Export')).toBeVisible();

  const path = `${access}:memberships[workspace eq "${workspace}"].restrictions`;
  await ask('PATCH', `/Users/${id}`, set(path, ['data-export']));
  await page.reload();
  await expect(exportOf('Export, locked: why')).toBeVisible();

  await ask('PATCH', `/Users/${id}`, set('active', false));
  await page.reload();
  await expect(page.getByRole('heading', { name: `Your access to ${name} is suspended` })).toBeVisible();
  await ask('PATCH', `/Users/${id}`, set('active', true));
  await page.goto(users);
  await expect(exportOf('Export, locked: why')).toBeVisible();

  await ask('DELETE', `/Users/${id}`);
  await page.goto(users);
  await expect(page.getByRole('heading', { name: `Your access to ${name} ended` })).toBeVisible();
  const [member] = await everythingStored()`select role, status from members
    where workspace_id = ${workspace} and user_id = ${id}`;
  expect(member).toEqual({ role: 'manager', status: 'left' });
});
