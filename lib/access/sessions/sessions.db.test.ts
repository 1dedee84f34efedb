import { describe, expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { tokenHash } from '@/lib/access/credentials/token';
import { NotFound, Unauthenticated } from '@/lib/platform/errors';
import { person } from '@/lib/test-support/world';
import { signOutEverywhere } from './end-all-sessions';
import { endSession, signOut } from './end-session';
import { findSession } from './find-session';
import { listSessions } from './list-sessions';
import { startSession } from './start-session';

const { admin } = await testDatabase();
const device = { ip: '192.0.2.7', userAgent: 'a browser' };

describe('a session', () => {
  test('SE1 identifies the signed-in person, until sign-out', async () => {
    const ana = await person('ana');
    const { token } = await startSession(ana.userId, device);
    expect(await findSession(token)).toMatchObject({ userId: ana.userId, name: 'ana', email: ana.email });
    await signOut(token);
    expect(await findSession(token)).toBeNull();
  });

  test('IN10 is stored as a hash: the contents of the database open nothing', async () => {
    const ana = await person('ana');
    const { token } = await startSession(ana.userId, device);
    const [row] = await admin`select * from sessions where user_id = ${ana.userId}`;
    expect(JSON.stringify(row)).not.toContain(token);
    expect(row?.token_hash).toBe(tokenHash(token));
    expect(await findSession(row?.token_hash)).toBeNull();
  });

  test('SE3 of a disabled person is refused at the next request, and no new one starts', async () => {
    const ana = await person('ana');
    const { token } = await startSession(ana.userId, device);
    await admin`update users set disabled_at = now() where id = ${ana.userId}`;
    expect(await findSession(token)).toBeNull();
    await expect(startSession(ana.userId, device)).rejects.toThrow(Unauthenticated);
  });

  test('SE5 ends after its lifetime, however often it is used', async () => {
    const ana = await person('ana');
    const { token } = await startSession(ana.userId, device);
    await admin`update sessions set last_seen_at = now() - interval '5 minutes'`;
    expect(await findSession(token)).not.toBeNull();
    await admin`update sessions set expires_at = now() where user_id = ${ana.userId}`;
    expect(await findSession(token)).toBeNull();
  });

  test('SE5 ends after two weeks without use', async () => {
    const ana = await person('ana');
    const { token } = await startSession(ana.userId, device);
    await admin`update sessions set last_seen_at = now() - interval '15 days' where user_id = ${ana.userId}`;
    expect(await findSession(token)).toBeNull();
  });

  test('SE5 records its use, and never extends its end', async () => {
    const ana = await person('ana');
    const { token } = await startSession(ana.userId, device);
    await admin`update sessions set last_seen_at = now() - interval '5 minutes' where user_id = ${ana.userId}`;
    const [before] = await admin`select * from sessions where user_id = ${ana.userId}`;
    await findSession(token);
    const [after] = await admin`select * from sessions where user_id = ${ana.userId}`;
    expect(after?.last_seen_at > before?.last_seen_at).toBe(true);
    expect(after?.expires_at).toEqual(before?.expires_at);
  });
});

describe('a person’s own sessions', () => {
  test('are listed with the present one marked, without those of other people', async () => {
    const ana = await person('ana');
    await startSession((await person('ben')).userId, device);
    const { token } = await startSession(ana.userId, device);
    await startSession(ana.userId, { ip: null, userAgent: null });
    const here = await findSession(token);
    const listed = await listSessions({ userId: ana.userId, sessionId: here?.sessionId ?? '' });
    expect(listed).toHaveLength(2);
    expect(listed.filter(({ isThisOne }) => isThisOne)).toMatchObject([
      { id: here?.sessionId, ip: '192.0.2.7' },
    ]);
  });

  test('R6 can be ended one by one; those of other people look as if they did not exist', async () => {
    const [ana, ben] = [await person('ana'), await person('ben')];
    const { token } = await startSession(ana.userId, device);
    const found = await findSession(token);
    await expect(endSession(ben.userId, found?.sessionId ?? '')).rejects.toThrow(NotFound);
    expect(await findSession(token)).not.toBeNull();
    await endSession(ana.userId, found?.sessionId ?? '');
    expect(await findSession(token)).toBeNull();
  });

  test('can all be ended at once, and other people stay signed in', async () => {
    const [ana, ben] = [await person('ana'), await person('ben')];
    const tokens = [await startSession(ana.userId, device), await startSession(ana.userId, device)];
    const others = await startSession(ben.userId, device);
    await signOutEverywhere(ana.userId);
    for (const { token } of tokens) expect(await findSession(token)).toBeNull();
    expect(await findSession(others.token)).not.toBeNull();
  });
});
