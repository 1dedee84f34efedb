import 'server-only';
import { eq } from 'drizzle-orm';
import { createFormatter, createTranslator } from 'use-intl/core';
import type { AccessChange } from '@/db/schema/access/notifications';
import { organisations } from '@/db/schema/access/organisations';
import { workspaces } from '@/db/schema/access/workspaces';
import { enter, type Transaction } from '@/db/tenant';
import { assignmentIn } from '@/lib/access/context/assignment';
import { modelIn } from '@/lib/access/context/model-of-organisation';
import { groupChanges } from '@/lib/access/models/group-changes';
import { groupHeading } from '@/lib/access/models/group-heading';
import { inert } from '@/lib/platform/mail/inert-text';
import { type mailLanguage, roleName } from '@/lib/platform/mail/language';
import { difference, type FeatureChange } from '@/lib/policy/changes/difference';
import { type Compiled, compile } from '@/lib/policy/compile';

/** Both sides of a change of access, compiled in the workspace as it is now. */
export interface ReadChange {
  before: Compiled;
  after: Compiled;
  until: Date | null;
  timeZone: string;
}

/** Reads what a change of access is compared with. Leaves the transaction in the workspace's organisation. */
export async function readChange(
  tx: Transaction,
  workspaceId: string,
  { before, after, until }: AccessChange,
): Promise<ReadChange | null> {
  const [workspace] = await tx.select().from(workspaces).where(eq(workspaces.id, workspaceId));
  if (!workspace) return null;
  await enter(tx, { workspaceId, organisationId: workspace.organisationId });
  const [organisation] = await tx
    .select()
    .from(organisations)
    .where(eq(organisations.id, workspace.organisationId));
  if (!organisation) return null;
  const model = await modelIn(tx, organisation);
  const side = (given: AccessChange['before']) =>
    compile(model, assignmentIn({ workspace, organisation }, { ...given, status: 'active' }));
  return {
    before: side(before),
    after: side(after),
    until: until === null ? null : new Date(until),
    timeZone: workspace.timeZone,
  };
}

/**
 * Says what a change of access changed: the roles, and what is gained and lost, in the words of the dialog that made it
 * (B2). Without counts of contacts, which are those of the moment of the edit.
 */
export function changeParagraphs(
  language: ReturnType<typeof mailLanguage>,
  { before, after, until, timeZone }: ReadChange,
  roles: { before: string; after: string },
): string[] {
  const t = createTranslator(language);
  const format = createFormatter({ ...language, timeZone });
  const { model } = after;
  const nameOf = (role: string) =>
    inert(model.roles[role]?.words?.label ?? roleName(language, model.id, role));
  const { gains, loses, scopes, masks } = difference(before, after);
  const label = ({ feature }: FeatureChange) => t(`features.${feature}.label`);
  const features = (changes: readonly FeatureChange[]) =>
    groupChanges(model, changes).map((entry) => {
      if ('group' in entry) {
        const group = t(`groups.${groupHeading(model, entry.group)}`);
        return t('users.changes.group', { group, count: entry.changes.length });
      }
      const { change } = entry;
      if (change.whole) return label(change);
      const permissions = change.permissions.map((permission) => t(`permissions.${permission}`));
      return `${label(change)} (${format.list(permissions)})`;
    });
  const sight = (isMore: boolean) =>
    scopes
      .filter(({ wider }) => wider === isMore)
      .slice(0, 1)
      .map(({ to }) => t('mail.change.scope', { scope: to }));
  const masked = (fields: readonly string[]) => (fields.length > 0 ? [t('users.changes.masked')] : []);
  const gained = [...sight(true), ...masked(masks.lifted), ...features(gains)];
  const lost = [...sight(false), ...masked(masks.added), ...features(loses)];
  const names = { before: nameOf(roles.before), after: nameOf(roles.after) };
  return [
    t(roles.before === roles.after ? 'mail.change.sameRole' : 'mail.change.roles', names),
    ...(gained.length > 0 ? [t('mail.change.gained', { list: gained.join('; ') })] : []),
    ...(lost.length > 0 ? [t('mail.change.lost', { list: lost.join('; ') })] : []),
    ...(until
      ? [
          t('mail.change.until', {
            date: format.dateTime(new Date(until.getTime() - 1), { dateStyle: 'long' }),
          }),
        ]
      : []),
  ];
}
