import type { Page } from '@playwright/test';
import { completeWithFactor } from '@/lib/access/second-factor/give-factor';
import { giveApp, nextCode } from '@/lib/access/second-factor/test-support/factor';
import { startSession } from '@/lib/access/sessions/start-session';
import { person, world } from '@/lib/test-support/world';
import { beginReset } from '@/scripts/second-factor/begin-reset';
import { contact } from '../fixtures/action-samples/targets';
import { createCallers } from '../fixtures/callers';
import { declaredActions } from '../fixtures/declared-actions';
import { everyAddress } from '../fixtures/every-address';
import { everythingStored } from '../fixtures/everything-stored';
import { postAction } from '../fixtures/post-action';
import { storedOf } from '../fixtures/stored-of';
import { expect, test } from '../fixtures/test';

/** The first owner of a workspace that requires a second factor, in a session that is older than the requirement. */
async function withoutFactor() {
  const callers = await createCallers();
  const { host } = callers;
  const { contactId } = await contact(host, host);
  const { token } = await startSession(host.person.userId, { ip: null, userAgent: 'test' });
  await everythingStored()`update workspaces set factor_from = now() where id = ${host.workspace.id}`;
  const params = { workspace: host.workspace.slug, organisation: host.organisation.slug };
  return { callers, token, contactId, params };
}

test('B17 B8 a session without the required factor is led to set one up by every page, and opens no file or stream', async () => {
  const { callers, token, contactId, params } = await withoutFactor();
  const { name, id } = callers.host.workspace;
  const addresses = everyAddress({ ...params, contact: contactId });
  expect(addresses.length).toBeGreaterThan(80);
  for (const address of addresses) {
    const answer = await fetch(`${process.env.APP_ORIGIN}${address}`, {
      headers: { cookie: `latchkey.session=${token}` },
      redirect: 'manual',
    });
    const body = await answer.text();
    const location = answer.headers.get('location');
    if (answer.status < 400) expect(location, address).toMatch(/^\/second-factor\?callbackUrl=/);
    for (const secret of [name, id, 'Kéromnès']) expect(body, address).not.toContain(secret);
  }
});

test('B17 B8 a session without the required factor calls no action of the workspace or its organisation', async () => {
  const { callers, token, params } = await withoutFactor();
  const before = await storedOf(callers);
  const guarded = declaredActions().filter(
    ({ requires }) => !['anyone', 'signed-in', 'viewing'].includes(requires),
  );
  expect(guarded.length).toBeGreaterThan(100);
  for (const { name } of guarded) {
    const { result } = await postAction(name, params, { token, params });
    expect(result, name).toMatchObject({ ok: false, error: { kind: 'factor-missing' } });
  }
  expect(await storedOf(callers)).toEqual(before);
});

const device = { ip: null, userAgent: 'test' };

async function signIn(page: Page, token: string): Promise<void> {
  await page
    .context()
    .addCookies([{ name: 'latchkey.session', value: token, url: process.env.APP_ORIGIN ?? '' }]);
}

test('B17 B8 Olga requires a second factor, and Ana reads the day, then is led to set one up', async ({
  page,
}) => {
  const { olga, ana } = await world({ people: { olga: 'owner', ana: 'agent' } });
  await giveApp(olga.person);
  const pending = await startSession(olga.person.userId, device);
  await signIn(page, (await completeWithFactor(pending.token, await nextCode(olga.person), device)).token);
  await page.goto(`/w/${olga.workspace.slug}/settings/roles`);
  await page.getByRole('link', { name: 'Second factor' }).click();
  await page.getByRole('radio', { name: /Everyone/ }).click();
  await page.getByLabel('From', { exact: true }).fill('2199-12-31');
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(page.getByText('Saved.')).toBeVisible();

  await signIn(page, (await startSession(ana.person.userId, device)).token);
  await page.goto(`/w/${ana.workspace.slug}`);
  const notice = page.getByRole('complementary', { name: 'Second factor' });
  await expect(notice).toContainText('From 31 December 2199 on');
  await everythingStored()`update workspaces set factor_from = now() where id = ${ana.workspace.id}`;
  await page.goto(`/w/${ana.workspace.slug}/profile`);
  await expect(page).toHaveURL(/\/second-factor\?callbackUrl=/);
  await expect(page.getByText(`${ana.workspace.name} requires a second factor`)).toBeVisible();
});

test('B17 Ben removes his lost factor by the link of the operator', async ({ page }) => {
  const ben = await person('ben');
  await giveApp(ben);
  const token = await beginReset(process.env.DATABASE_URL ?? '', ben.email);
  await page.goto(`/reset-factor/${token}`);
  await page.getByRole('button', { name: 'Remove the second factor' }).click();
  await expect(page.getByRole('heading', { name: 'Second factor removed' })).toBeVisible();
  expect((await startSession(ben.userId, device)).isPending).toBeFalsy();
});
