import { sql } from 'drizzle-orm';
import { v7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { poolUse } from './pool-use';
import { SharedSnapshot } from './shared-snapshot';
import { enter, type Transaction } from './tenant';
import { separateDatabase } from './test-support/database';

const { admin } = await separateDatabase();

async function transactionOf(tx: Transaction) {
  const [row] = await tx.execute<{ id: string; workspace: string }>(
    sql`select pg_backend_pid() || ' ' || now() as id, app_id('workspace') as workspace`,
  );
  return row;
}

const nextTurn = () => new Promise((resolve) => setImmediate(() => setImmediate(resolve)));

describe('a shared snapshot', () => {
  test('is one transaction in its tenant for readers that come together', async () => {
    const workspaceId = v7();
    const snapshot = new SharedSnapshot({ workspaceId });
    const [one, other] = await Promise.all([snapshot.read(transactionOf), snapshot.read(transactionOf)]);
    expect(one?.workspace).toBe(workspaceId);
    expect(other).toEqual(one);
  });

  test('is joined by a reader that waited for another', async () => {
    const snapshot = new SharedSnapshot({ workspaceId: v7() });
    const one = await snapshot.read(transactionOf);
    expect(await snapshot.read(transactionOf)).toEqual(one);
  });

  test('ends after its readers, and a later one gets another', async () => {
    const snapshot = new SharedSnapshot({ workspaceId: v7() });
    const one = await snapshot.read(transactionOf);
    await nextTurn();
    expect((await snapshot.read(transactionOf))?.id).not.toBe(one?.id);
    await nextTurn();
    await expect.poll(() => poolUse().running).toBe(0);
  });

  test('shows its readers the same moment', async () => {
    const snapshot = new SharedSnapshot({ workspaceId: v7() });
    const count = async (tx: Transaction) =>
      (await tx.execute<{ n: number }>(sql`select count(*)::int as n from moments`))[0]?.n;
    await admin`create table moments ()`;
    await admin`grant select on moments to public`;
    const seen = snapshot.read(async (tx) => {
      const before = await count(tx);
      await admin`insert into moments default values`;
      return [before, await count(tx)];
    });
    expect(await seen).toEqual([0, 0]);
    await admin`drop table moments`;
  });

  test('TE1 refuses another tenant', async () => {
    const snapshot = new SharedSnapshot({ workspaceId: v7() });
    await expect(snapshot.read((tx) => enter(tx, { workspaceId: v7() }))).rejects.toThrow(
      'stays in its tenant',
    );
  });

  test('refuses to write', async () => {
    const snapshot = new SharedSnapshot({ workspaceId: v7() });
    const write = snapshot.read((tx) => tx.execute(sql`delete from teams`));
    await expect(write).rejects.toMatchObject({ cause: { code: '25006' } });
  });

  test('is not joined after a statement failed', async () => {
    const snapshot = new SharedSnapshot({ workspaceId: v7() });
    await expect(snapshot.read((tx) => tx.execute(sql`select 1 / 0`))).rejects.toThrow();
    expect(await snapshot.read(transactionOf)).toBeDefined();
  });
});
