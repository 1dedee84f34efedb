import Link from 'next/link';
import { redirect } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { RoleButton } from '@/components/lock/role-button';
import { Gate } from '@/components/shell/gate';
import { Avatar } from '@/components/ui/avatar';
import { ButtonLink } from '@/components/ui/button-link';
import { ChevronRight } from '@/components/ui/icons';
import type { SignedIn } from '@/lib/access/context/context';
import { type LostAccessView, listWaitingAccess } from '@/lib/access/context/find-lost-access';
import { listMemberships, type Membership } from '@/lib/access/context/list-workspaces';
import { requirePerson } from '@/lib/access/gate/page';
import { listOwnInvitations, type OwnInvitation } from '@/lib/access/invitations/own-invitations';
import { modelOf } from '@/lib/access/models/registry';
import { lostAccessText } from '@/lib/access/notifications/lost-access-text';
import { mayOpenOrganisations } from '@/lib/access/organisations/open-organisation';
import { mailLanguage } from '@/lib/platform/mail/language';
import { SignOutButton } from '../(public)/sign-in/sign-out-button';
import { workspaceChoices } from '../console/workspace-choices';
import { OrganisationLinks } from './destinations';
import { DeclineInvitation, InvitationList } from './invitation-list';

/**
 * The page after sign-in: redirects to the only workspace, offers a choice among several (S1.13), or explains why
 * there is none (B4). Invitations to the person's own address are accepted or declined here.
 */
export default async function WorkspacesPage({ searchParams }: PageProps<'/workspaces'>) {
  const person = await requirePerson();
  const [memberships, invitations] = await Promise.all([
    listMemberships(person.userId),
    listOwnInvitations(person),
  ]);
  const { decline } = await searchParams;
  const declined = invitations.find(({ id }) => id === decline);
  if (declined) return <DeclineInvitation invitation={declined} />;
  const [only, another] = memberships;
  if (only && !another && invitations.length === 0) redirect(`/w/${only.workspace.slug}`);
  if (!only) return <NoWorkspace person={person} invitations={invitations} />;
  const t = await getTranslations('workspaces');
  const isAllAccounts = memberships.every(({ model }) => modelOf(model).calls === 'account');
  const calls = isAllAccounts ? 'account' : 'workspace';
  return (
    <Gate title={t('title', { calls })} subtitle={t('lead', { email: person.email })}>
      <InvitationList invitations={invitations} />
      <ul className="grid gap-1">
        {workspaceChoices(memberships).map(({ id, depth }) => {
          const membership = memberships.find(({ workspace }) => workspace.id === id);
          return <li key={id}>{membership && <MembershipLink membership={membership} depth={depth} />}</li>;
        })}
      </ul>
      {(await mayOpenOrganisations(person)) && (
        <ButtonLink href="/organisations/new" size="lg">
          {t('newOrganisation')}
        </ButtonLink>
      )}
      <SignOutButton />
    </Gate>
  );
}

/** Says why there is no workspace to enter, and leads to what the person can do instead. */
async function NoWorkspace(props: { person: SignedIn; invitations: readonly OwnInvitation[] }) {
  const { person, invitations } = props;
  const { email, userId } = person;
  const t = await getTranslations('workspaces');
  const waiting = await listWaitingAccess(userId);
  const ways = (
    <>
      <InvitationList invitations={invitations} />
      <OrganisationLinks userId={userId} />
      <SignOutButton />
    </>
  );
  if (waiting.length > 0) {
    return (
      <AllWaiting email={email} waiting={waiting}>
        {ways}
      </AllWaiting>
    );
  }
  const isInvited = invitations.length > 0;
  return (
    <Gate
      title={isInvited ? t('invitation.invitedTitle') : t('none')}
      subtitle={isInvited ? t('lead', { email }) : t('noneLead', { email })}
    >
      {ways}
    </Gate>
  );
}

/** The person can enter each of these workspaces later: the page says when, or whom to ask, and no reason (B4, B5). */
async function AllWaiting(props: { email: string; waiting: LostAccessView[]; children: ReactNode }) {
  const { email, waiting, children } = props;
  const t = await getTranslations('workspaces.waiting');
  const locale = await getLocale();
  const list = new Intl.ListFormat(locale, { type: 'disjunction' });
  const isSuspended = waiting.some(({ state }) => state === 'suspended');
  return (
    <Gate
      title={isSuspended ? t('suspended') : t('upcoming')}
      subtitle={isSuspended ? t('suspendedLead', { email }) : t('upcomingLead', { email })}
    >
      <ul className="grid gap-1">
        {waiting.map((view) => (
          <li
            key={view.workspace.id}
            className="flex items-center gap-3 rounded-2 border border-line px-3 py-2.5"
          >
            <Avatar id={view.workspace.id} name={view.workspace.name} of="workspace" />
            <span className="min-w-0 flex-1">
              <span className="block truncate font-medium">{view.workspace.name}</span>
              <small className="type-13 block text-ink-2">
                {lostAccessText(mailLanguage(locale), view).facts}
                {view.ask.length > 0 &&
                  ` ${t('ask', { names: list.format(view.ask.map(({ name }) => name)) })}`}
              </small>
            </span>
          </li>
        ))}
      </ul>
      {children}
    </Gate>
  );
}

/** The whole row links to the workspace; its role opens the role card (R10). */
function MembershipLink({ membership, depth = 0 }: { membership: Membership; depth?: number }) {
  const { workspace, organisation, model, role, roleLabel } = membership;
  return (
    <div
      style={{ marginLeft: depth * 20 }}
      className="relative flex items-center gap-3 rounded-2 border border-line px-3 py-2.5 hover:bg-hover"
    >
      <Avatar id={workspace.id} name={workspace.name} of="workspace" />
      <span className="min-w-0 flex-1">
        <Link
          href={`/w/${workspace.slug}`}
          className="block truncate font-medium after:absolute after:inset-0 after:rounded-2"
        >
          {workspace.name}
        </Link>
        <small className="type-13 block truncate text-ink-3">{organisation.name}</small>
      </span>
      {roleLabel ? (
        <span className="text-ink-2">{roleLabel}</span>
      ) : (
        <RoleButton model={modelOf(model)} role={role} className="type-13 relative text-ink-2" />
      )}
      <ChevronRight className="flex-none text-ink-3" aria-hidden />
    </div>
  );
}
