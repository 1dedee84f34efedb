import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import * as accounts from '@/e2e/fixtures/action-samples/accounts';
import * as covers from '@/e2e/fixtures/action-samples/covers';
import * as gate from '@/e2e/fixtures/action-samples/gate';
import * as hosted from '@/e2e/fixtures/action-samples/hosted';
import * as payment from '@/e2e/fixtures/action-samples/payment';
import * as people from '@/e2e/fixtures/action-samples/people';
import * as requests from '@/e2e/fixtures/action-samples/requests';
import * as roles from '@/e2e/fixtures/action-samples/roles';
import type { Sample } from '@/e2e/fixtures/action-samples/sample';
import * as settings from '@/e2e/fixtures/action-samples/settings';
import * as users from '@/e2e/fixtures/action-samples/users';
import { type Caller, type Callers, createCallers } from '@/e2e/fixtures/callers';
import { type DeclaredAction, declaredActions } from '@/e2e/fixtures/declared-actions';
import { eventsOfSuccess, listedActions, succeedsForNoCaller } from '@/e2e/fixtures/events-of-success';
import type { ActionResult } from '@/lib/platform/action-result';

const request = vi.hoisted(() => ({ person: null as unknown, stored: null as unknown }));
vi.mock('@/lib/access/gate/current-person', () => ({ currentSession: async () => request.person }));
vi.mock('@/lib/platform/http/same-origin', () => ({ isSameOrigin: async () => true }));
vi.mock('@/lib/platform/http/client', () => ({ clientIp: async () => null, userAgent: async () => 'test' }));
vi.mock('@/e2e/fixtures/everything-stored', () => ({ everythingStored: () => request.stored }));
vi.mock('@/lib/platform/i18n/current-language', () => ({ currentLanguage: async () => 'en' }));
vi.mock('next/cache', () => ({ refresh: () => {}, revalidatePath: () => {} }));
vi.mock('next/headers', () => ({
  headers: async () => new Headers(),
  cookies: async () => ({ get: () => undefined, set: () => {}, delete: () => {} }),
}));

const { admin } = await testDatabase();
request.stored = admin;

type Build = (callers: Callers, caller: Caller) => Promise<Sample<unknown>[]>;

const samples = Object.assign(
  {},
  ...[accounts, covers, gate, hosted, payment, people, requests, roles, settings, users].flatMap(
    Object.values,
  ),
) as Readonly<Record<string, Build | undefined>>;

const folders = [
  'app/w/[workspace]/(access)/',
  'app/w/[workspace]/(me)/',
  'app/w/[workspace]/viewing/',
  'app/o/',
  'app/organisations/',
  'app/workspaces/',
  'app/(public)/invitation/',
];
const ofAccess = declaredActions().filter(({ file }) => folders.some((folder) => file.startsWith(folder)));

/** An owner, administrators of the organisation, and people who may do nothing of it. */
const asking = ['the owner', 'an agent who administers the organisation', 'an agent', 'nobody'];

const countEvents = async () =>
  (await admin<{ total: number }[]>`select count(*)::int as total from audit_events`)[0]?.total ?? 0;

async function run(action: DeclaredAction, person: unknown, input: unknown) {
  const module: Record<string, (input: unknown) => Promise<ActionResult<unknown>>> = await import(
    /* @vite-ignore */ join(process.cwd(), action.file)
  );
  request.person = person;
  const before = await countEvents();
  const result = await module[action.name]?.({ requestId: crypto.randomUUID(), ...(input as object) });
  return { isOk: result?.ok === true, events: (await countEvents()) - before };
}

describe('the actions that change access', () => {
  test.each(ofAccess.map((action) => [action.name, action] as const))(
    'R7 B10 %s writes one audit event for each success, and none when it is refused',
    async (name, action) => {
      const build = samples[name];
      if (!build) throw new Error(`There is no sample of ${name} in e2e/fixtures/action-samples`);
      const callers = await createCallers();
      const found = [];
      for (const caller of callers.all.filter(({ who }) => asking.includes(who))) {
        for (const { about, input } of await build(callers, caller)) {
          found.push({ who: caller.who, about, ...(await run(action, caller.person, input)) });
        }
      }
      expect(found.filter(({ isOk, events }) => !isOk && events > 0)).toEqual([]);
      const successes = found.filter(({ isOk }) => isOk);
      if (succeedsForNoCaller.includes(name)) return expect(successes).toEqual([]);
      expect(successes.map(({ events }) => events)).toContain(eventsOfSuccess(name));
      expect(successes.filter(({ events }) => events !== eventsOfSuccess(name))).toEqual([]);
    },
  );

  test('B10 the lists of exceptions name actions of access only, each once', () => {
    expect(new Set(listedActions).size).toBe(listedActions.length);
    const names = ofAccess.map(({ name }) => name);
    expect(listedActions.filter((name) => !names.includes(name))).toEqual([]);
  });
});
