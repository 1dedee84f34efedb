import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { ButtonLink } from '@/components/ui/button-link';
import { listAdministered } from '@/lib/access/organisations/list-administered';

/** Pages that a person without access to a workspace can go to, under a heading. */
export function Destinations({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="grid gap-1.5">
      <h2 className="type-13 text-ink-2">{title}</h2>
      {children}
    </section>
  );
}

/** The organisations that the person administers; nothing where there are none. */
export async function OrganisationLinks({ userId }: { userId: string }) {
  const t = await getTranslations('workspaces');
  const administered = await listAdministered(userId);
  if (administered.length === 0) return null;
  return (
    <Destinations title={t('administered')}>
      {administered.map(({ name, slug }) => (
        <ButtonLink key={slug} href={`/o/${slug}/people`}>
          {name}
        </ButtonLink>
      ))}
    </Destinations>
  );
}
