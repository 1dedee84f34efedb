import { giveApp } from '@/lib/access/second-factor/test-support/factor';
import { startSession } from '@/lib/access/sessions/start-session';
import { contact } from '../fixtures/action-samples/targets';
import { createCallers } from '../fixtures/callers';
import { declaredActions } from '../fixtures/declared-actions';
import { everyAddress } from '../fixtures/every-address';
import { postAction } from '../fixtures/post-action';
import { storedOf } from '../fixtures/stored-of';
import { expect, test } from '../fixtures/test';

/** A workspace whose first owner has given the password, and not the second factor. */
async function halfSignedIn() {
  const callers = await createCallers();
  const { contactId } = await contact(callers.host, callers.host);
  const { userId } = callers.host.person;
  await giveApp({ userId });
  const { token } = await startSession(userId, { ip: null, userAgent: 'test' });
  return { callers, token, contactId };
}

const visit = async (path: string, token?: string) => {
  const headers: Record<string, string> = token ? { cookie: `latchkey.session=${token}` } : {};
  const answer = await fetch(`${process.env.APP_ORIGIN}${path}`, { headers, redirect: 'manual' });
  return { status: answer.status, location: answer.headers.get('location'), body: await answer.text() };
};

test('AU13 a sign-in that waits for the second factor opens no page, file or stream', async () => {
  const { callers, token, contactId } = await halfSignedIn();
  const { host } = callers;
  const values = { workspace: host.workspace.slug, organisation: host.organisation.slug, contact: contactId };
  const addresses = ['/', '/workspaces', '/second-factor', '/organisations/new', ...everyAddress(values)];
  const found = await Promise.all(
    addresses.map(async (address) => ({
      address,
      waiting: await visit(address, token),
      none: await visit(address),
    })),
  );
  for (const { address, waiting, none } of found) {
    expect(waiting.status, address).toBe(none.status);
    const asked = waiting.location?.replace('/sign-in/second-factor', '/sign-in');
    expect(asked, address).toBe(address === '/' ? '/sign-in?callbackUrl=%2F' : (none.location ?? undefined));
    for (const secret of [host.workspace.name, host.workspace.id, 'Kéromnès'])
      expect(waiting.body, address).not.toContain(secret);
  }
});

test('AU13 a sign-in that waits for the second factor calls no action, and changes nothing', async () => {
  const { callers, token } = await halfSignedIn();
  const before = await storedOf(callers);
  const params = { workspace: callers.host.workspace.slug, organisation: callers.host.organisation.slug };
  const guarded = declaredActions().filter(({ requires }) => requires !== 'anyone');
  expect(guarded.length).toBeGreaterThan(100);
  for (const { name } of guarded) {
    const { result } = await postAction(name, params, { token, params });
    expect(result, name).toMatchObject({ ok: false, error: { kind: 'unauthenticated' } });
  }
  expect(await storedOf(callers)).toEqual(before);
});
