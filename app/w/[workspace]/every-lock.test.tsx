import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test, vi } from 'vitest';
import { LockedState } from '@/components/lock/locked-state';
import { permissionsOf } from '@/lib/access/models/permissions';
import { workspaceModels } from '@/lib/access/models/registry';
import { textsOf } from '@/lib/platform/i18n/texts';
import { attainable } from '@/lib/policy/changes/minimal-change';
import { type Compiled, compile } from '@/lib/policy/compile';
import { isRoleOfLevel } from '@/lib/policy/levels';
import type { AccessModel, Assignment, Denied, Permission } from '@/lib/policy/model';
import { AskProvider } from './ask-for-access';

vi.mock('./(access)/settings/requests/actions', () => ({ withdrawRequestAction: () => {} }));

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
