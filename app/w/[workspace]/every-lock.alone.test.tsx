import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test, vi } from 'vitest';
import { LockProvider } from '@/components/lock/lock-context';
import { LockedState } from '@/components/lock/locked-state';
import { permissionsOf } from '@/lib/access/models/permissions';
import { workspaceModels } from '@/lib/access/models/registry';
import { textsOf } from '@/lib/platform/i18n/texts';
import { attainable } from '@/lib/policy/changes/minimal-change';
import { offered } from '@/lib/policy/changes/problems';
import { type Compiled, compile } from '@/lib/policy/compile';
import { isRoleOfLevel } from '@/lib/policy/levels';
import type { AccessModel, Assignment, Denied, Permission } from '@/lib/policy/model';
import { AskProvider } from './ask-for-access';

vi.mock('./(access)/settings/requests/actions', () => ({
  askForPlanAction: () => {},
  withdrawRequestAction: () => {},
}));

const messages = await textsOf('en');

const model = (found: string) => workspaceModels.find(({ id }) => id === found);

/** Each role of a model at a depth, with none, one and all of its restrictions, without and with its rights, under each plan. */
function* accessesOf(model: AccessModel): Generator<Compiled> {
  for (const level of [0, 1]) {
    for (const [role, { rights = [] }] of Object.entries(model.roles)) {
      if (!isRoleOfLevel(model.roles[role], level)) continue;
      const carried = Object.keys(model.restrictions).filter((id) =>
        model.restrictions[id]?.roles.includes(role),
      );
      const common = { role, level, flags: [], status: 'active' } as const;
      for (const plan of ['essential', 'advanced', 'enterprise']) {
        for (const restrictions of [[], ...carried.map((id) => [id]), carried]) {
          for (const grants of rights.length > 0 ? [[], rights] : [[]]) {
            yield compile(model, { ...common, plan, restrictions, grants } as Assignment);
          }
        }
      }
    }
  }
}

/** The texts that the lock of a denial shows. */
function shown(decision: Denied, askable: ReturnType<typeof attainable>): string {
  return renderToStaticMarkup(
    <NextIntlClientProvider locale="en" messages={messages} timeZone="UTC">
      <AskProvider workspace="aqua" askable={[...askable]} requests={[]}>
        <LockedState label="Export" decision={decision} />
      </AskProvider>
    </NextIntlClientProvider>,
  );
}

/** What must be offered: to ask, where a change of the access opens it; else a sentence. */
function offerOf({ remedy }: Denied, isAskable: boolean, isWithheld: boolean): RegExp {
  if (isAskable) return /Ask for access/;
  if (remedy.kind === 'lift') return isWithheld ? /Who can change it: \S/ : /Ask for access/;
  if (remedy.kind === 'ask') return /Who can do it: \S/;
  return remedy.kind === 'upgrade' ? /Included in \S/ : /Nobody can change it\./;
}

const rolesOf = ({ model, assignment }: Compiled) =>
  Object.keys(model.roles).filter((role) => isRoleOfLevel(model.roles[role], assignment.level));

/** Whether the workspace withholds it too, by what is no part of an access, such as a payment method. */
function isWithheldByFlag(access: Compiled, permission: Permission): boolean {
  const { model, assignment } = access;
  const complete = compile(model, { ...assignment, flags: model.catalogue.flags });
  const isAllowed = complete.entries.get(permission)?.decision.allowed ?? false;
  return isAllowed || attainable(complete, rolesOf(complete)).has(permission);
}

describe('B1 every denial of a permission', () => {
  test.each(workspaceModels.map(({ id }) => id))(
    'B1 R5 in %s offers to ask for access, names who can do it or the plan, or says that it cannot be changed',
    (id) => {
      const found = model(id);
      if (!found) throw new Error(`There is no model ${id}`);
      const missing: string[] = [];
      const seen = new Map<string, boolean>();
      for (const access of accessesOf(found)) {
        const askable = attainable(access, rolesOf(access));
        for (const { permission } of permissionsOf(found.features)) {
          const decision = access.entries.get(permission)?.decision;
          if (!decision || decision.allowed) continue;
          const isAskable = askable.has(permission);
          const isWithheld =
            decision.remedy.kind === 'lift' && !isAskable && isWithheldByFlag(access, permission);
          const key = JSON.stringify([decision.rule, decision.remedy, isAskable, isWithheld]);
          const offer = offerOf(decision, isAskable, isWithheld);
          const isOffered = seen.get(key) ?? offer.test(shown({ ...decision, permission }, askable));
          seen.set(key, isOffered);
          if (!isOffered) missing.push(`${permission} of ${JSON.stringify(access.assignment)}: ${key}`);
        }
      }
      expect(missing.slice(0, 5)).toEqual([]);
      expect(seen.size).toBeGreaterThan(0);
    },
  );
});

/** The lock of a denial, with one helper of each role, and an administrator who can change the plan. */
function shownTo(
  reader: { isChanger: boolean; isAskable?: boolean },
  decision: Denied,
  { roles }: AccessModel,
): string {
  const helpers = Object.keys(roles).map((role) => ({
    ...{ id: role, name: role, email: `${role}@example.com`, role, online: false, lastSeenAt: null },
  }));
  const plan = {
    href: reader.isChanger ? '/o/aqua/plan' : null,
    changers: [{ name: 'Ada', email: 'ada+plan@example.com' }],
    isAskable: reader.isAskable ?? false,
  };
  return renderToStaticMarkup(
    <NextIntlClientProvider locale="en" messages={messages} timeZone="UTC">
      <LockProvider
        {...{ helpers, plan, reader: null, rolesHref: null, roleCards: null, inTime: null }}
        origin="https://console.example.com"
      >
        <AskProvider workspace="aqua" askable={[]} requests={[]}>
          <LockedState label="Export" decision={decision} />
        </AskProvider>
      </LockProvider>
    </NextIntlClientProvider>,
  );
}

describe('B1 asking for what no change of an access opens', () => {
  test.each(workspaceModels.map(({ id }) => id))(
    'B1 in %s a lock that others can open leads to a mail to them, with the page',
    (id) => {
      const found = model(id);
      if (!found) throw new Error(`There is no model ${id}`);
      const asks = new Map<string, Denied>();
      for (const access of accessesOf(found))
        for (const { decision } of access.entries.values())
          if (!decision.allowed && decision.remedy.kind === 'ask')
            asks.set(JSON.stringify(decision.remedy.by), decision);
      for (const decision of asks.values()) {
        const html = shownTo({ isChanger: false }, decision, found);
        const by = 'by' in decision.remedy ? decision.remedy.by : [];
        expect(html).toMatch(
          /href="mailto:[^"]+body=[^"]*console\.example\.com[^"]*"[^>]*>.*Ask someone to do it/,
        );
        expect(by.some((role) => html.includes(`${role}@example.com`))).toBe(true);
      }
    },
  );

  const locks = workspaceModels.flatMap((each) =>
    Object.keys(each.roles).flatMap((role) =>
      offered(each, role, 'starter').flatMap(({ decision }) =>
        decision.allowed ? [] : [{ model: each, decision }],
      ),
    ),
  );

  test('B1 a lock that another plan opens leads to a mail to those who can change it', () => {
    expect(locks.length).toBeGreaterThan(0);
    for (const { model: each, decision } of locks) {
      const html = shownTo({ isChanger: false }, decision, each);
      expect(html).toContain('Who can change the plan: Ada.');
      expect(html).toMatch(/href="mailto:ada%2Bplan@example\.com\?[^"]*"[^>]*>.*Ask for an upgrade/);
    }
  });

  test('B1 where a member can change the plan, the console asks, and the mail is a second way', () => {
    for (const { model: each, decision } of locks) {
      const html = shownTo({ isChanger: false, isAskable: true }, decision, each);
      expect(html).toMatch(/<button[^>]*>.*Ask for an upgrade.*<\/button>/);
      expect(html).toMatch(/href="mailto:[^"]*"[^>]*>.*Ask by email/);
    }
  });

  test('B1 a reader who can change the plan is led to its page instead', () => {
    for (const { model: each, decision } of locks) {
      const html = shownTo({ isChanger: true }, decision, each);
      expect(html).toMatch(/href="\/o\/aqua\/plan"[^>]*>.*Change the plan/);
      expect(html).not.toContain('mailto:');
    }
  });
});
