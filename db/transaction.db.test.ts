import { sql } from 'drizzle-orm';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { copyOut } from './copy-out';
import { inSnapshot, inTenant, type Transaction } from './tenant';
import { separateDatabase } from './test-support/database';

const { admin } = await separateDatabase();

const pool = process.env.DATABASE_POOL;
// A pool of one connection: losing it would show at once.
beforeAll(() => {
  process.env.DATABASE_POOL = '1';
});
afterAll(() => {
  if (pool === undefined) delete process.env.DATABASE_POOL;
  else process.env.DATABASE_POOL = pool;
});

const tenant = () => ({ workspaceId: v7() });

async function pidOf(tx: Transaction): Promise<number> {
  const [row] = await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`);
  return row?.pid ?? 0;
}

async function workspaceOf(tx: Transaction): Promise<string | undefined> {
  const [row] = await tx.execute<{ id: string }>(sql`select app_id('workspace') as id`);
  return row?.id;
}

/** A promise and the function that resolves it. */
function signal<T>() {
  let send: (value: T) => void = () => {};
  const promise = new Promise<T>((resolve) => {
    send = resolve;
  });
  return { promise, send };
}

/** Ends a backend and waits until it is gone. */
const terminate = (pid: number) => admin`select pg_terminate_backend(${pid}, 5000)`;

async function expectNextToWork() {
  for (let round = 0; round < 3; round++) {
    const next = tenant();
    expect(await inTenant(next, workspaceOf)).toBe(next.workspaceId);
    expect(await inSnapshot(next, workspaceOf)).toBe(next.workspaceId);
  }
}

describe('FA4 a backend that ends in the middle of a transaction', () => {
  test('FA4 fails the request at once while a statement runs', async () => {
    const running = inTenant(tenant(), async (tx) => {
      const pid = await pidOf(tx);
      await Promise.all([tx.execute(sql`select pg_sleep(20)`), terminate(pid)]);
    });
    await expect(running).rejects.toThrow();
    await expectNextToWork();
  });

  test('FA4 fails the request at once between two statements', async () => {
    const running = inTenant(tenant(), async (tx) => {
      await terminate(await pidOf(tx));
      await new Promise(() => {});
    });
    await expect(running).rejects.toThrow('CONNECTION_CLOSED');
    await expectNextToWork();
  });

  test('FA4 fails the request within a savepoint, for the work outside of it too', async () => {
    let outerError: unknown;
    const running = inTenant(tenant(), async (tx) => {
      const pid = await pidOf(tx);
      await tx
        .transaction(async (nested) => {
          await terminate(pid);
          await nested.execute(sql`select 1`);
        })
        .catch((error: unknown) => {
          outerError = error;
          throw error;
        });
    });
    await expect(running).rejects.toThrow();
    await expect.poll(() => outerError).toBeInstanceOf(Error);
    await expectNextToWork();
  });

  test('FA4 fails the request although its work catches the error', async () => {
    const running = inTenant(tenant(), async (tx) => {
      await terminate(await pidOf(tx));
      await tx.execute(sql`select 1`).catch(() => {});
      return 'done';
    });
    await expect(running).rejects.toThrow();
    await expectNextToWork();
  });

  test('FA4 fails a file that is being copied out', async () => {
    const running = copyOut(
      tenant(),
      sql`select pg_backend_pid(), repeat('x', 1000) from generate_series(1, 100000)`,
      async (bytes) => {
        await terminate(Number.parseInt(Buffer.from(bytes).toString(), 10));
      },
      new AbortController().signal,
    );
    await expect(running).rejects.toThrow();
    await expectNextToWork();
  });
});

describe('TE1 a transaction that has ended', () => {
  test('TE1 sends no statement into the transaction that uses its connection afterwards', async () => {
    const [lost, later] = [tenant(), tenant()];
    const [taken, answer] = [signal<void>(), signal<unknown>()];
    const first = inTenant(lost, async (tx) => {
      await terminate(await pidOf(tx));
      await taken.promise;
      answer.send(await workspaceOf(tx).catch((error: unknown) => error));
    });
    await expect(first).rejects.toThrow();
    const seen = await inTenant(later, async (tx) => {
      await workspaceOf(tx);
      taken.send();
      const refused = await answer.promise;
      return [refused, await workspaceOf(tx)];
    });
    expect(seen).toEqual([expect.any(Error), later.workspaceId]);
  });

  test('TE1 refuses statements after it was committed', async () => {
    const kept = await inTenant(tenant(), async (tx) => ({ tx }));
    await expect(workspaceOf(kept.tx)).rejects.toThrow('The transaction has ended.');
    await expectNextToWork();
  });

  test('TE1 refuses statements after it was rolled back', async () => {
    let kept: Transaction | undefined;
    const failing = inTenant(tenant(), async (tx) => {
      kept = tx;
      throw new Error('refused');
    });
    await expect(failing).rejects.toThrow('refused');
    await expect(kept && workspaceOf(kept)).rejects.toThrow('The transaction has ended.');
    await expectNextToWork();
  });
});
