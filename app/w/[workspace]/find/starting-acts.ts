import 'server-only';
import { getTranslations } from 'next-intl/server';
import type { FoundItem } from '@/components/shell/palette-data';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { mayCreateRoles } from '@/lib/access/roles/decide-role-creation';
import { NotFound } from '@/lib/platform/errors';
import type { Permission } from '@/lib/policy/catalogue';
import { availability } from '@/lib/policy/might-ever';
import { isFoundIn } from '@/lib/text/fold';

/** The acts that begin without a target and that the person may do, among those that match the query. */
export async function startingActs(ctx: WorkspaceContext, query: string): Promise<FoundItem[]> {
  const t = await getTranslations();
  const isOpen = (permission: Permission) => availability(ctx.access, permission).state === 'open';
  const base = `/w/${ctx.workspace.slug}`;
  const acts: { id: string; label: string; other?: string; path: string; isAllowed: boolean }[] = [
    {
      id: 'invite',
      label: t('palette.invite'),
      other: t(`userWords.${ctx.model.id}.add`),
      path: ctx.model.features.includes('profiles') ? 'settings/users/new' : 'settings/users/invite',
      isAllowed: isOpen('users.invite'),
    },
    {
      id: 'new-message',
      label: t('firstMessage.new'),
      path: 'messages/new',
      isAllowed: isOpen('messages.reply'),
    },
    {
      id: 'import-contacts',
      label: t('firstMessage.importContacts'),
      path: 'contacts/import',
      isAllowed: isOpen('contacts.import'),
    },
    {
      id: 'new-broadcast',
      label: t('broadcasts.new'),
      path: 'broadcasts/new',
      isAllowed: isOpen('broadcasts.send'),
    },
    {
      id: 'new-team',
      label: t('teams.new'),
      path: 'settings/teams/new',
      isAllowed: isOpen('teams.manage'),
    },
    {
      id: 'new-role',
      label: t('roleForm.newTitle'),
      path: 'settings/roles/new',
      isAllowed: isOpen('roles.view') && (await mayMakeRoles(ctx)),
    },
  ];
  return acts
    .filter(({ label, other = '', isAllowed }) => isAllowed && isFoundIn(query, `${label} ${other}`))
    .map(({ id, label, path }) => ({ id, label, href: `${base}/${path}` }));
}

/** A person of another organisation, such as a host, makes none. */
async function mayMakeRoles(ctx: WorkspaceContext): Promise<boolean> {
  try {
    return (await mayCreateRoles(ctx)).allowed;
  } catch (error) {
    if (error instanceof NotFound) return false;
    throw error;
  }
}
