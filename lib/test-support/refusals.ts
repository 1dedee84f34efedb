import type { Sql } from 'postgres';
import { expect } from 'vitest';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { everything } from './work';

/** Expects an attempt to be refused with this error, and the database to be unchanged. */
export function refusals(admin: Sql) {
  return async (ctx: WorkspaceContext, attempt: () => unknown, by: unknown): Promise<void> => {
    const before = await everything(admin, ctx);
    await expect((async () => attempt())()).rejects.toEqual(by);
    expect(await everything(admin, ctx)).toEqual(before);
  };
}
