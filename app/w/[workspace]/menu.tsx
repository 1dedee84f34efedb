import {
  BellRing,
  Building2,
  ChartNoAxesColumn,
  CircleDashed,
  CircleUserRound,
  ContactRound,
  FolderClosed,
  Inbox,
  LayoutDashboard,
  MessagesSquare,
  ShieldCheck,
  SlidersHorizontal,
  UserRound,
  UsersRound,
  Waypoints,
} from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import type { MenuEntry, MenuSection } from '@/components/shell/menu-data';
import { collections, pathOf } from '@/lib/collections/registry';
import type { FeatureId, Permission } from '@/lib/policy/catalogue';
import { standing } from '@/lib/policy/might-ever';
import type { WorkspaceContext } from '@/lib/services/access/context';
import type { WorkCounts } from '@/lib/services/conversations/count';
import { inboxesOf } from '@/lib/services/work/inboxes';
import type { WorkView } from '@/lib/services/work/views';
import { CollectionIcon } from './settings/[collection]/collection-icon';

const inboxIcons: Record<WorkView, ReactNode> = {
  mine: <UserRound aria-hidden />,
  team: <UsersRound aria-hidden />,
  unassigned: <CircleDashed aria-hidden />,
  all: <Inbox aria-hidden />,
};

interface Surroundings {
  counts: WorkCounts;
  /** The organisation's page of people, for who may open it. */
  peopleHref: string | null;
}

/**
 * The menu of a workspace, from the policy: what a role can never have is absent, what could be opened stands
 * with a lock and the decision that explains it (R5). Who has Messages alone sees its inboxes and contact
 * views in its place (S1.21).
 */
export async function menuOf(
  ctx: WorkspaceContext,
  { counts, peopleHref }: Surroundings,
): Promise<MenuSection[]> {
  const t = await getTranslations('menu');
  const contacts = await getTranslations('contacts');
  const features = await getTranslations('features');
  const inbox = await getTranslations('inbox.names');
  const base = `/w/${ctx.workspace.slug}`;

  function entry(
    feature: FeatureId,
    permission: Permission,
    path: string,
    icon: ReactNode,
    count?: number,
  ): MenuEntry[] {
    const { state, decision } = standing(ctx.access, permission);
    if (state === 'absent') return [];
    const locked = decision.allowed ? undefined : decision;
    return [
      {
        href: `${base}/${path}`,
        label: features(`${feature}.label`),
        icon,
        count: locked ? undefined : count,
        locked,
      },
    ];
  }

  const modules = entry('contacts', 'contacts.view', 'contacts', <ContactRound aria-hidden />);
  const work: MenuSection[] =
    modules.length > 0
      ? [
          {
            id: 'modules',
            entries: [
              ...entry('dashboard', 'dashboard.view', 'dashboard', <LayoutDashboard aria-hidden />),
              ...entry(
                'messages',
                'messages.view',
                'messages',
                <MessagesSquare aria-hidden />,
                counts.open.all,
              ),
              ...modules,
              ...entry('reports', 'reports.view', 'reports', <ChartNoAxesColumn aria-hidden />),
            ],
          },
        ]
      : [
          {
            id: 'messages',
            label: features('messages.label'),
            entries: inboxesOf(ctx.access).map(({ inbox: id, decision }) => ({
              href: `${base}/messages/${id}`,
              label: inbox(id),
              icon: inboxIcons[id],
              count: decision.allowed ? counts.open[id] : undefined,
              locked: decision.allowed ? undefined : decision,
            })),
          },
          {
            id: 'views',
            label: t('contactViews'),
            entries: entry(
              'contacts',
              'messages.view-contacts',
              'contacts',
              <ContactRound aria-hidden />,
              counts.contacts,
            ).map((each) => ({ ...each, label: contacts('allContacts') })),
          },
        ];
  const sections: MenuSection[] = [
    ...work,
    {
      id: 'settings',
      label: features('settings.label'),
      entries: [
        ...entry('general', 'general.view', 'settings/general', <SlidersHorizontal aria-hidden />),
        ...entry('users', 'users.view', 'settings/users', <UsersRound aria-hidden />),
        ...entry('teams', 'teams.view', 'settings/teams', <Waypoints aria-hidden />),
        ...entry('roles', 'roles.view', 'settings/roles', <ShieldCheck aria-hidden />),
        ...collections.flatMap((each) =>
          entry(each.id, each.needs.view, pathOf(each), <CollectionIcon of={each} />),
        ),
        ...entry('files', 'files.view', 'settings/files', <FolderClosed aria-hidden />),
      ],
    },
    {
      id: 'organisation',
      label: features('organisation.label'),
      entries: peopleHref
        ? [{ href: peopleHref, label: features('people.label'), icon: <Building2 aria-hidden /> }]
        : [],
    },
    {
      id: 'personal',
      label: t('personal'),
      entries: [
        ...entry('profile', 'profile.view', 'profile', <CircleUserRound aria-hidden />),
        ...entry('notifications', 'notifications.view', 'notifications', <BellRing aria-hidden />),
      ],
    },
  ];
  return sections.filter(({ entries }) => entries.length > 0);
}

/** The page that a workspace opens on: the first of the menu that is not locked. */
export function firstOpen(menu: readonly MenuSection[]): string | undefined {
  return menu.flatMap(({ entries }) => entries).find(({ locked }) => !locked)?.href;
}
