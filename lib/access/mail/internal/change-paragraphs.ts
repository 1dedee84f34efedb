import 'server-only';
import { createFormatter, createTranslator } from 'use-intl/core';
import type { AccessChange } from '@/db/schema/access/notifications';
import type { Transaction } from '@/db/tenant';
import { assignmentIn } from '@/lib/access/context/assignment';
import type { WorkspaceContext } from '@/lib/access/context/context';
import type { ProtectedWork } from '@/lib/access/context/protected-work';
import { groupChanges } from '@/lib/access/models/group-changes';
import { groupHeading } from '@/lib/access/models/group-heading';
import { inert } from '@/lib/platform/mail/inert-text';
import { type mailLanguage, roleName } from '@/lib/platform/mail/language';
import { type Access, accessOf } from '@/lib/policy/access';
import { difference, type FeatureChange } from '@/lib/policy/changes/difference';
import type { Compiled } from '@/lib/policy/compile';

/** Both sides of a change of access, for its reader as they are now, and the contacts that each side shows. */
export interface ReadChange {
  before: Compiled;
  after: Compiled;
  contacts: { before: number; after: number };
  until: Date | null;
}

/** Reads what a change of access is compared with; it counts contacts only where the change concerns their scope (B2). */
export async function readChange(
  tx: Transaction,
  work: ProtectedWork,
  reader: WorkspaceContext,
  { before, after, until }: AccessChange,
): Promise<ReadChange> {
  const side = (given: AccessChange['before']) =>
    accessOf(reader.model, assignmentIn(reader, { ...given, status: 'active' }), reader.access.self);
  const [was, is] = [side(before), side(after)];
  const isCounted = difference(was.compiled, is.compiled).scopes.length > 0;
  const count = async (access: Access) =>
    isCounted ? ((await work.visibleTo(tx, reader, access)).contacts ?? 0) : 0;
  return {
    before: was.compiled,
    after: is.compiled,
    contacts: { before: await count(was), after: await count(is) },
    until: until === null ? null : new Date(until),
  };
}

/**
 * Says what a change of access changed: the roles, and what is gained and lost, in the words of the dialog that made it
 * (B2), with the number of contacts that the reader sees by either.
 */
export function changeParagraphs(
  language: ReturnType<typeof mailLanguage>,
  timeZone: string,
  { before, after, until, contacts }: ReadChange,
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
      .map(({ to }) =>
        t('mail.change.scope', {
          scope: to,
          ...contacts,
          isSame: contacts.before === contacts.after ? 'yes' : 'no',
        }),
      );
  const masked = (fields: readonly string[]) => (fields.length > 0 ? [t('users.changes.masked')] : []);
  const gained = [...sight(true), ...masked(masks.lifted), ...features(gains)];
  const lost = [...sight(false), ...masked(masks.added), ...features(loses)];
  // The entries contain commas. French puts a narrow space before the semicolon.
  const between = language.locale.startsWith('fr') ? '\u202f; ' : '; ';
  const names = { before: nameOf(roles.before), after: nameOf(roles.after) };
  return [
    t(roles.before === roles.after ? 'mail.change.sameRole' : 'mail.change.roles', names),
    ...(gained.length > 0 ? [t('mail.change.gained', { list: gained.join(between) })] : []),
    ...(lost.length > 0 ? [t('mail.change.lost', { list: lost.join(between) })] : []),
    ...(until
      ? [
          t('mail.change.until', {
            date: format.dateTime(new Date(until.getTime() - 1), { dateStyle: 'long' }),
          }),
        ]
      : []),
  ];
}
