import { join as path } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { declaredActions } from '@/e2e/fixtures/declared-actions';
import { modelCalls } from '@/e2e/fixtures/model-calls';
import type { ActionResult } from '@/lib/platform/action-result';

const request = vi.hoisted(() => ({ person: null as unknown }));
vi.mock('@/lib/access/gate/current-person', () => ({ currentSession: async () => request.person }));
vi.mock('@/lib/platform/http/same-origin', () => ({ isSameOrigin: async () => true }));
vi.mock('@/lib/platform/http/client', () => ({ clientIp: async () => null, userAgent: async () => 'test' }));
vi.mock('@/lib/platform/i18n/current-language', () => ({ currentLanguage: async () => 'en' }));
vi.mock('next/headers', () => ({
  headers: async () => new Headers(),
  cookies: async () => ({ get: () => undefined, set: () => {}, delete: () => {} }),
}));
vi.mock('next/cache', () => ({ refresh: () => {}, revalidatePath: () => {} }));

const { admin } = await testDatabase();

const eventsSoFar = async () =>
  (await admin<{ total: number }[]>`select count(*)::int as total from audit_events`)[0]?.total ?? 0;

/** More than one: the new workspace and the access of its first member; the account and its invitation. */
const eventsOf: Record<string, number> = {
  createSubAccountAction: 2,
  createHostedAccountAction: 2,
  createAccountAction: 2,
};

describe('the actions that change access in further models', () => {
  test.each(Object.entries(modelCalls))(
    'R7 B10 %s writes one audit event for its change, and one for each further thing that it makes',
    async (name, call) => {
      const file = declaredActions().find((action) => action.name === name)?.file ?? '';
      const module: Record<string, (input: unknown) => Promise<ActionResult<unknown>>> = await import(
        /* @vite-ignore */ path(process.cwd(), file)
      );
      const { by, input } = await call();
      request.person = by.person;
      const before = await eventsSoFar();
      const { slug: workspace } = by.workspace;
      const result = await module[name]?.({ requestId: crypto.randomUUID(), workspace, ...input });
      expect(result).toMatchObject({ ok: true });
      expect((await eventsSoFar()) - before).toBe(eventsOf[name] ?? 1);
    },
  );
});
