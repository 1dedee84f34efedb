import { startSession } from '@/lib/access/sessions/start-session';
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
