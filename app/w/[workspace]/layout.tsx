import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { LiveProvider, LiveRefresh } from '@/components/live/live';
import { LockProvider } from '@/components/lock/lock-context';
import { OwnRolesProvider } from '@/components/lock/own-roles';
import { PicturesProvider } from '@/components/pictures/pictures';
import { contactName } from '@/components/work/contact-name';
import { accessInTime } from '@/lib/access/context/access-in-time';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { listMemberships, readMemberships } from '@/lib/access/context/list-workspaces';
import { readForPage } from '@/lib/access/context/read-for-page';
import { whoCanLift } from '@/lib/access/context/who-can-lift';
import { requireContext } from '@/lib/access/gate/page';
import { listOwnInvitations } from '@/lib/access/invitations/own-invitations';
import { countRequests } from '@/lib/access/members/requests/list-requests';
import { askablePermissions, listOwnRequests } from '@/lib/access/members/requests/own-requests';
import { latestNotifications, nothingLatest } from '@/lib/access/notifications/latest-notifications';
import { readOpenedOrganisations } from '@/lib/access/organisations/list-opened-organisations';
import type { OrganisationPage } from '@/lib/access/organisations/organisation-pages';
import { planChangeOf } from '@/lib/access/subscription/plan-change';
import { work } from '@/lib/modules';
import { env } from '@/lib/platform/settings/settings';
import { availability, mightEver } from '@/lib/policy/might-ever';
import { countWork } from '@/lib/work/inbox/conversations/count-conversations';
import { ConsoleShell } from '../../console/console-shell';
import { workspaceChoices } from '../../console/workspace-choices';
import { markReadAction } from './(me)/notifications/actions';
import { AskProvider } from './ask-for-access';
import { FactorBanner } from './factor-banner';
import { menuOf } from './menu';
import { ViewingBanner } from './viewing/viewing-banner';

/** The frame of every page of a workspace: menu, switcher, account, and the people who can lift a lock. */
export default async function WorkspaceLayout(props: {
  params: Promise<{ workspace: string }>;
  children: ReactNode;
  /** The dialog that a link opened over the page. */
  dialog: ReactNode;
}) {
  const renderedAt = Date.now();
  const ctx = await requireContext(props.params);
  const { workspace, organisation, member, person, viewing } = ctx;
  const roles = await getTranslations('roles');
  const features = await getTranslations('features');
  const contacts = await getTranslations('contacts');
  const [memberships, counts, helpers, entrance, notifications, asked, requests, plan] = await Promise.all([
    enteredBy(ctx),
    countWork(ctx),
    whoCanLift(ctx),
    entranceOf(ctx),
    // Personal: what is addressed to the member stays theirs while another views as them (B6).
    viewing ? nothingLatest(ctx) : latestNotifications(ctx, work),
    listOwnRequests(ctx),
    countRequests(ctx),
    planChangeOf(ctx),
  ]);
  // Another tenant, so another transaction: after the one above, not on a second connection beside it.
  const invitations = viewing ? [] : await listOwnInvitations(person);
  const choices = workspaceChoices(memberships);
  const base = `/w/${workspace.slug}`;
  const here = {
    id: workspace.id,
    name: workspace.name,
    organisation: organisation.name,
    href: base,
    calls: ctx.model.calls,
  };
  const seesRoles = availability(ctx.access, 'roles.view').state === 'open';
  return (
    <LiveProvider workspace={workspace.slug} renderedAt={renderedAt} isLive={!viewing}>
      <LiveRefresh topics={['work', 'notifications']} />
      <OwnRolesProvider model={ctx.model.id} roles={ctx.ownRoles}>
        <PicturesProvider base={`${base}/pictures`}>
          <LockProvider
            helpers={helpers}
            reader={readerOf(ctx)}
            rolesHref={seesRoles ? `${base}/settings/roles` : null}
            roleCards={`${base}/role`}
            inTime={accessInTime(ctx)}
            origin={env().APP_ORIGIN}
            plan={plan}
          >
            <AskProvider workspace={workspace.slug} askable={askablePermissions(ctx)} requests={asked}>
              <ConsoleShell
                person={viewing ? null : person.userId}
                notice={noticeOf(ctx)}
                workspace={here}
                workspaces={choices}
                invitations={invitations.length}
                finds={`${base}/find`}
                bell={
                  notifications
                    ? {
                        slug: workspace.slug,
                        markRead: markReadAction,
                        unread: notifications.unread,
                        items: notifications.rows.map(({ path, about, ...item }) => ({
                          ...item,
                          about:
                            about && typeof about === 'object'
                              ? contactName(contacts('noName'), about)
                              : about,
                          href: `${base}${path}`,
                        })),
                        preferencesHref: `${base}/notifications`,
                      }
                    : undefined
                }
                menu={await menuOf(ctx, { counts, entrance, requests })}
                me={{
                  id: member.id,
                  name: member.name,
                  role:
                    ctx.model.roles[member.role]?.words?.label ??
                    roles(`${ctx.model.id}.${member.role}.label`),
                  online: true,
                  profile: { href: `${base}/profile`, label: features('profile.label') },
                }}
              >
                {props.children}
                {props.dialog}
              </ConsoleShell>
            </AskProvider>
          </LockProvider>
        </PicturesProvider>
      </OwnRolesProvider>
    </LiveProvider>
  );
}

/** The line above every page: what the reader views as, or the day from which they need a second factor. */
function noticeOf(ctx: WorkspaceContext) {
  const { viewing, factorFrom } = ctx;
  if (viewing) return <ViewingBanner ctx={ctx} viewing={viewing} />;
  return factorFrom && <FactorBanner workspace={ctx.workspace} from={factorFrom} />;
}

/** The workspaces that the reader can enter; while another views as them, those that both can (B6). */
async function enteredBy(ctx: WorkspaceContext) {
  const { person, viewing } = ctx;
  const entered = await readForPage(ctx, (tx) => readMemberships(tx, person.userId));
  if (!viewing) return entered;
  const own = new Set((await listMemberships(viewing.by.userId)).map(({ workspace }) => workspace.id));
  return entered.filter(({ workspace }) => own.has(workspace.id));
}

/** The reader as one who lifts locks of others. */
function readerOf({ access, member: { id, name, email, role } }: WorkspaceContext) {
  return mightEver(access, 'users.edit') ? { id, name, email, role, online: true, lastSeenAt: null } : null;
}

/** The page that the person enters the organisation by; null for its plain members. */
async function entranceOf(ctx: WorkspaceContext): Promise<OrganisationPage | null> {
  const opened = await readForPage(ctx, (tx) => readOpenedOrganisations(tx, ctx.person.userId));
  return opened.find(({ slug }) => slug === ctx.organisation.slug)?.page ?? null;
}
