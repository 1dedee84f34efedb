import { ChevronRight } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { Gate } from '@/components/shell/gate';
import { Avatar } from '@/components/ui/avatar';
import { ButtonLink } from '@/components/ui/button';
import { requirePerson } from '@/lib/page';
import { listPlaces, type Place } from '@/lib/services/access/list-places';
import { mayOpenOrganisations } from '@/lib/services/organisations/open';
import { SignOutButton } from '../sign-in/sign-out-button';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('workspaces');
  return { title: t('title') };
}

/** Where to after signing in: straight into the only workspace, a choice of several, or a word on why none. */
export default async function WorkspacesPage() {
  const person = await requirePerson();
  const places = await listPlaces(person.userId);
  const [only, another] = places;
  if (only && !another) redirect(`/w/${only.workspace.slug}`);
  const t = await getTranslations('workspaces');
  const { email } = person;
  if (!only) {
    return (
      <Gate title={t('none')} subtitle={t('noneLead', { email })}>
        <SignOutButton />
      </Gate>
    );
  }
  return (
    <Gate title={t('title')} subtitle={t('lead', { email })}>
      <ul className="grid gap-1">
        {places.map((place) => (
          <li key={place.workspace.id}>
            <PlaceLink place={place} />
          </li>
        ))}
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

async function PlaceLink({ place: { workspace, organisation, model, role, roleLabel } }: { place: Place }) {
  const roles = await getTranslations('roles');
  return (
    <Link
      href={`/w/${workspace.slug}`}
      className="flex items-center gap-3 rounded-2 border border-line px-3 py-2.5 hover:bg-hover"
    >
      <Avatar id={workspace.id} name={workspace.name} of="workspace" />
      <span className="min-w-0 flex-1">
        <b className="block truncate font-medium">{workspace.name}</b>
        <small className="type-13 block truncate text-ink-3">
          {organisation.name} · {roleLabel ?? roles(`${model}.${role}.label`)}
        </small>
      </span>
      <ChevronRight className="text-ink-3" aria-hidden />
    </Link>
  );
}
