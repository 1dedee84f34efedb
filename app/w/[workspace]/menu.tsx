import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import type { MenuEntry, MenuSection } from '@/components/shell/menu-data';
import {
  Building2,
  CircleDashed,
  ContactRound,
  Hand,
  Inbox,
  UserRound,
  UsersRound,
} from '@/components/ui/icons';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { groupHeading } from '@/lib/access/models/group-heading';
import { opening } from '@/lib/access/models/permissions';
import type { OrganisationPage } from '@/lib/access/organisations/organisation-pages';
import type { FeatureId, Group } from '@/lib/policy/catalogue';
import { availability } from '@/lib/policy/might-ever';
import { byGroup } from '@/lib/policy/overviews/matrix';
import { inboxesOf } from '@/lib/work/assignment/inboxes';
import type { WorkView } from '@/lib/work/assignment/work-views';
import type { WorkCounts } from '@/lib/work/inbox/conversations/count-conversations';
import { pageOf } from './feature-pages';

const inboxIcons: Record<WorkView, ReactNode> = {
  mine: <UserRound aria-hidden />,
  team: <UsersRound aria-hidden />,
  unassigned: <CircleDashed aria-hidden />,
  all: <Inbox aria-hidden />,
};

interface Surroundings {
  counts: WorkCounts;
  /** The page that the person enters the organisation by, if any opens. */
  entrance: OrganisationPage | null;
  /** The number of requests for access that the person may answer; null for a person who changes no access. */
  requests: number | null;
}

/**
 * The menu of a workspace, computed from the policy: the model's features that have a page, in the model's order.
 * Features that the role can never have are absent; those that could be opened are locked, with the decision that
 * explains it (R5).
 */
export async function menuOf(ctx: WorkspaceContext, surroundings: Surroundings): Promise<MenuSection[]> {
  const t = await getTranslations('menu');
  const features = await getTranslations('features');
  const groups = await getTranslations('groups');
  const own = await getTranslations('menuWords');
  const labelOf = (feature: FeatureId) => {
    const key = `${ctx.model.id}.${feature}`;
    return own.has(key) ? own(`${ctx.model.id}.${feature}`) : features(`${feature}.label`);
  };
  const entriesOf = (group: Group) => {
    const found = byGroup(ctx.model).find((each) => each.group === group);
    return (found?.features ?? []).flatMap((feature) =>
      entry(ctx, feature, labelOf(feature), surroundings.counts),
    );
  };
  const sections: MenuSection[] = [
    ...(await work(ctx, entriesOf('modules'), surroundings.counts)),
    {
      id: 'settings',
      label: groups(groupHeading(ctx.model, 'settings')),
      entries: withRequests(ctx, entriesOf('settings'), t('requests'), surroundings.requests),
    },
    {
      id: 'organisation',
      label: features('organisation.label'),
      entries: [...entriesOf('organisation'), ...(await organisationEntry(ctx, surroundings.entrance))],
    },
    { id: 'personal', label: t('personal'), entries: entriesOf('personal') },
  ];
  return sections.filter(({ entries }) => entries.length > 0);
}

/** The way to the pages of the organisation, named by the first that opens. */
async function organisationEntry(
  { organisation: { slug } }: WorkspaceContext,
  page: OrganisationPage | null,
): Promise<MenuEntry[]> {
  if (!page) return [];
  const t = await getTranslations('menu');
  const features = await getTranslations('features');
  const label = page === 'people' ? features('people.label') : t('plan');
  return [{ href: `/o/${slug}/${page}`, label, icon: <Building2 aria-hidden /> }];
}

/** Open requests for access follow the users. Without any, the page is reached from the bell and from mails. */
function withRequests(
  { workspace: { slug } }: WorkspaceContext,
  entries: MenuEntry[],
  label: string,
  count: number | null,
): MenuEntry[] {
  if (!count) return entries;
  const requests = {
    href: `/w/${slug}/settings/requests`,
    label,
    icon: <Hand aria-hidden />,
    count,
  };
  const after = entries.findIndex(({ href }) => href.endsWith('/settings/users')) + 1;
  return after > 0 ? entries.toSpliced(after, 0, requests) : [...entries, requests];
}

function entry(ctx: WorkspaceContext, feature: FeatureId, label: string, counts: WorkCounts): MenuEntry[] {
  const page = pageOf(feature);
  const { state, decision } = availability(ctx.access, opening(feature));
  if (!page || state === 'absent') return [];
  const locked = decision.allowed ? undefined : decision;
  const isCounted = feature === 'messages' && !locked;
  return [
    {
      href: `/w/${ctx.workspace.slug}/${page.path}`,
      label,
      icon: <page.icon aria-hidden />,
      // Absent values are left out, because each page sends the menu to the browser.
      ...(locked && { locked }),
      ...(isCounted && { count: counts.open.all, unread: counts.unread.all }),
    },
  ];
}

/**
 * The modules. People with only Messages see its inboxes instead (S1.21), and people who see contacts only within
 * their messages find them under the contact views (S1.24).
 */
async function work(ctx: WorkspaceContext, modules: MenuEntry[], counts: WorkCounts): Promise<MenuSection[]> {
  const t = await getTranslations();
  const base = `/w/${ctx.workspace.slug}`;
  // Shortcuts are part of answering messages, so they are not a separate module (S1.25).
  const beside = modules.filter(({ href }) => href !== `${base}/messages`);
  const shortcuts = beside.filter(({ href }) => href === `${base}/shortcuts`);
  const isInboxAlone = modules.length > 0 && beside.length === shortcuts.length;
  const inboxes: MenuSection = {
    id: 'messages',
    label: t('features.messages.label'),
    entries: [
      ...inboxesOf(ctx.access).map(({ inbox: id, decision }) => ({
        href: `${base}/messages/${id}`,
        label: t(`inbox.names.${id}`),
        icon: inboxIcons[id],
        count: decision.allowed ? counts.open[id] : undefined,
        unread: decision.allowed ? counts.unread[id] : undefined,
        locked: decision.allowed ? undefined : decision,
      })),
      ...shortcuts,
    ],
  };
  const isWithinMessages =
    availability(ctx.access, 'contacts.view').state === 'absent' &&
    availability(ctx.access, 'messages.view-contacts').state === 'open';
  const views: MenuSection = {
    id: 'views',
    label: t('menu.contactViews'),
    entries: isWithinMessages
      ? [
          {
            href: `${base}/contacts`,
            label: t('contacts.allContacts'),
            icon: <ContactRound aria-hidden />,
            count: counts.contacts,
          },
        ]
      : [],
  };
  return [isInboxAlone ? inboxes : { id: 'modules', entries: modules }, views];
}

/** The page that a workspace opens on: the first one of the menu that is not locked. */
export function firstOpen(menu: readonly MenuSection[]): string | undefined {
  return menu.flatMap(({ entries }) => entries).find(({ locked }) => !locked)?.href;
}
