import { request as send } from 'node:http';
import { colleague, contact } from '../fixtures/action-samples/targets';
import { asOwner, unchanged } from '../fixtures/as-owner';
import { everythingStored } from '../fixtures/everything-stored';
import { postAction, postBody, served } from '../fixtures/post-action';
import { storedOf } from '../fixtures/stored-of';
import { expect, test } from '../fixtures/test';

const evil = 'https://evil.example';
const foreign: Record<string, Record<string, string | null>> = {
  'SA2 a foreign origin': { origin: evil },
  'SA2 the null origin of a sandboxed frame': { origin: 'null' },
  'SA2 no origin': { origin: null },
  'SA2 an origin that is no address': { origin: 'garbage' },
  'SA2 another scheme': { origin: (process.env.APP_ORIGIN ?? '').replace('http:', 'https:') },
  'SA2 a request that the browser calls cross-site': { 'sec-fetch-site': 'cross-site' },
  'SA2 a request of a neighbouring subdomain': { 'sec-fetch-site': 'same-site' },
  'SA4 an origin equal to the forwarded host': { origin: evil, 'x-forwarded-host': 'evil.example' },
  'SA4 a forwarded host and scheme': {
    origin: evil,
    'x-forwarded-host': 'evil.example',
    'x-forwarded-proto': 'https',
    forwarded: 'host=evil.example;proto=https',
  },
};

for (const [title, headers] of Object.entries(foreign)) {
  test(`${title} is refused, and nothing changes`, async () => {
    const { callers, here, sender } = await asOwner();
    const { id, version } = await colleague(callers.host, 'agent');
    const input = { ...here, memberId: id, version, successorId: null };
    const posted = await unchanged(callers, () =>
      postAction('revokeAccessAction', input, { ...sender, headers }),
    );
    expect(posted.status).toBe(403);
    expect(posted.body).toBe('');
  });
}

for (const host of ['evil.example', 'localhost:1', 'a b', '[', 'evil.example@', '%']) {
  test(`SA4 an action of a console page under the forwarded host ${host} is refused with 421, and nothing changes`, {
    tag: '@core',
  }, async () => {
    const { callers, here, sender } = await asOwner();
    const { id, version } = await colleague(callers.host, 'agent');
    const headers = { 'x-forwarded-host': host };
    const posted = await unchanged(callers, () =>
      postAction(
        'revokeAccessAction',
        { ...here, memberId: id, version, successorId: null },
        { ...sender, headers },
      ),
    );
    expect(posted.status).toBe(421);
    expect(posted.body).toBe('');
  });
}

test('LI7 the audit trail records the address that the trusted proxy saw, not the one that the client wrote', {
  tag: '@core',
}, async () => {
  const { callers, here, sender } = await asOwner();
  const { id, version } = await colleague(callers.host, 'agent');
  const headers = { 'x-forwarded-for': '203.0.113.9, 198.51.100.7' };
  const input = { ...here, memberId: id, version, successorId: null };
  expect((await postAction('revokeAccessAction', input, { ...sender, headers })).status).toBe(200);
  const addresses = await everythingStored()`
    select distinct ip from audit_events where organisation_id = ${callers.host.organisation.id} and ip is not null`;
  expect(addresses).toEqual([{ ip: '198.51.100.7' }]);
});

test('SA2 an action answers no GET, and no form of another site', { tag: '@core' }, async () => {
  const { callers, here, sender } = await asOwner();
  const { id, version } = await colleague(callers.host, 'agent');
  const { id: action } = served('revokeAccessAction');
  const page = `${process.env.APP_ORIGIN}/w/${here.workspace}/settings/users`;
  const headers = { cookie: `latchkey.session=${sender.token}`, 'next-action': action };
  const before = await storedOf(callers);

  const asked = new URLSearchParams({ memberId: id, version: String(version) });
  await fetch(`${page}?${asked}`, { headers });
  expect(await storedOf(callers)).toEqual(before);

  const form = new FormData();
  form.set(`$ACTION_ID_${action}`, '');
  form.set('memberId', id);
  const origin = process.env.APP_ORIGIN ?? '';
  const { cookie } = headers;
  expect((await fetch(page, { method: 'POST', body: form, headers: { cookie, origin } })).status).toBe(415);
  expect((await fetch(page, { method: 'POST', body: form, headers: { cookie, origin: evil } })).status).toBe(
    403,
  );
  expect(await storedOf(callers)).toEqual(before);
});

const x = (times: number) => 'x'.repeat(times);
const bodies: Record<string, [number, string]> = {
  'lists 100,000 deep': [400, `[${'['.repeat(100_000)}${']'.repeat(100_000)}]`],
  'objects 20,000 deep': [400, `[${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}]`],
  'two thousand inputs': [400, JSON.stringify(Array(2_000).fill({}))],
  'no JSON': [400, '[{"workspace":'],
  nothing: [400, ''],
  'two megabytes': [413, JSON.stringify([{ workspace: x(2_000_000) }])],
};

test('SA8 50 deep or oversized bodies at once are refused with 4xx, while other requests are answered', {
  tag: '@core',
}, async () => {
  const { here, sender } = await asOwner();
  const storm = Array.from({ length: 50 }, (_, index) => {
    const [status, body] = Object.values(bodies)[index % Object.keys(bodies).length] ?? [0, ''];
    return postBody('checkEmailsAction', body, sender).then((posted) => ({ status, posted }));
  });
  const others = Array.from({ length: 5 }, () =>
    postAction('checkEmailsAction', { ...here, emails: ['ada@example.com'] }, sender),
  );
  for (const { result } of await Promise.all(others)) expect(result).toEqual({ ok: true, data: [] });
  for (const { status, posted } of await Promise.all(storm)) expect(posted.status).toBe(status);
});

test('SA8 a body without its length is refused before it is read', async () => {
  const { sender } = await asOwner();
  const { id } = served('checkEmailsAction');
  const status = await new Promise<number | undefined>((done, fail) => {
    const headers = {
      origin: process.env.APP_ORIGIN,
      'next-action': id,
      'transfer-encoding': 'chunked',
      cookie: `latchkey.session=${sender.token}`,
    };
    const url = `${process.env.APP_ORIGIN}/w/none/settings/users`;
    const request = send(url, { method: 'POST', headers }, (response) => done(response.statusCode));
    request.on('error', fail);
    request.end('[{}]');
  });
  expect(status).toBe(411);
});

test('SA11 when the database refuses a statement, the answer contains only a reference', {
  tag: '@core',
}, async () => {
  const { callers, here, sender } = await asOwner();
  const { contactId } = await contact(callers.host);
  const admin = everythingStored();
  const trigger = `broken_${contactId.replaceAll('-', '')}`;
  await admin.unsafe(`
    create function ${trigger}() returns trigger language plpgsql as
      $$ begin raise exception 'no space for % in contacts', new.name; end $$;
    create trigger ${trigger} before update on contacts
      for each row when (new.id = '${contactId}') execute function ${trigger}()`);
  try {
    const input = { ...here, contactId, version: 1, name: 'Confidential' };
    const { body, result } = await unchanged(callers, () => postAction('updateContactAction', input, sender));
    expect(result).toEqual({
      ok: false,
      error: {
        kind: 'fault',
        status: 500,
        message: 'fault',
        reference: expect.stringMatching(/^[0-9a-f]{8}$/),
      },
    });
    expect(body).not.toMatch(/Confidential|contacts|update|raise|no space/i);
  } finally {
    await admin.unsafe(`drop trigger ${trigger} on contacts; drop function ${trigger}()`);
  }
});
