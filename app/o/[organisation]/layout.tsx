import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { ConsoleShell } from '@/app/console/console-shell';
import { workspaceChoices } from '@/app/console/workspace-choices';
import { OwnRolesProvider } from '@/components/lock/own-roles';
import { PicturesProvider } from '@/components/pictures/pictures';
import {
  Blocks,
  Building2,
  ContactRound,
  LayoutGrid,
  Plus,
  Receipt,
  ScrollText,
} from '@/components/ui/icons';
import { listMemberships } from '@/lib/access/context/list-workspaces';
import { requireOrganisation } from '@/lib/access/gate/page';
import { listOwnInvitations } from '@/lib/access/invitations/own-invitations';
import { modelOf } from '@/lib/access/models/registry';
import { mayOpenOrganisations } from '@/lib/access/organisations/open-organisation';
import { type OrganisationPage, openPages } from '@/lib/access/organisations/organisation-pages';
import { listCustomRoles } from '@/lib/access/roles/list-custom-roles';

const icons: Record<OrganisationPage, ReactNode> = {
  people: <Building2 aria-hidden />,
  workspaces: <LayoutGrid aria-hidden />,
  plan: <Receipt aria-hidden />,
  'access-model': <Blocks aria-hidden />,
  directory: <ContactRound aria-hidden />,
  audit: <ScrollText aria-hidden />,
};

/** The frame of an organisation's pages, with the way back to its workspaces. */
export default async function OrganisationLayout(props: {
  params: Promise<{ organisation: string }>;
  children: ReactNode;
}) {
  const ctx = await requireOrganisation(props.params);
  const { organisation, membership, person, access } = ctx;
  const features = await getTranslations('features');
  const roles = await getTranslations('roles.organisation');
  const t = await getTranslations('menu');
  const calls = modelOf(organisation.model).calls ?? 'workspace';
  const pages = openPages(access);
  const names: Record<OrganisationPage, string> = {
    people: features('people.label'),
    workspaces: t('workspaces', { calls }),
    plan: t('plan'),
    'access-model': t('accessModel'),
    directory: t('directory'),
    audit: t('audit'),
  };
  const memberships = await listMemberships(person.userId);
  const base = `/o/${organisation.slug}`;
  const own = memberships.filter((each) => each.organisation.id === organisation.id);
  const choices = workspaceChoices(memberships);
  return (
    <PicturesProvider base={`${base}/pictures`}>
      <ConsoleShell
        person={person.userId}
        workspace={{
          id: organisation.id,
          name: organisation.name,
          organisation: features('organisation.label'),
          href: `${base}/${pages[0]}`,
        }}
        workspaces={choices}
        invitations={(await listOwnInvitations(person)).length}
        menu={[
          {
            id: 'organisation',
            entries: [
              ...pages.map((page) => ({ href: `${base}/${page}`, label: names[page], icon: icons[page] })),
              ...((await mayOpenOrganisations(person))
                ? [{ href: '/organisations/new', label: t('newOrganisation'), icon: <Plus aria-hidden /> }]
                : []),
            ],
          },
          {
            id: 'workspaces',
            label: t('ownWorkspaces', { calls }),
            entries: workspaceChoices(own).map(({ href, name }) => ({
              href,
              label: name,
              icon: null,
            })),
          },
        ].filter(({ entries }) => entries.length > 0)}
        me={{
          id: person.userId,
          name: membership.name,
          role: roles(`${membership.role}.label`),
          online: false,
          profile: {
            href: own[0] ? `/w/${own[0].workspace.slug}/profile` : '/workspaces',
            label: features('profile.label'),
          },
        }}
      >
        <OwnRolesProvider model={organisation.model} roles={await listCustomRoles(ctx)}>
          {props.children}
        </OwnRolesProvider>
      </ConsoleShell>
    </PicturesProvider>
  );
}
