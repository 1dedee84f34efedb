import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { ButtonLink } from '@/components/ui/button-link';
import { listOpenedOrganisations } from '@/lib/access/organisations/list-opened-organisations';

/** Pages that a person without access to a workspace can go to, under a heading. */
export function Destinations({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="grid gap-1.5">
      <h2 className="type-13 text-ink-2">{title}</h2>
      {children}
    </section>
  );
}

/** The organisations whose pages the person may open; nothing where there are none. */
export async function OrganisationLinks({ userId }: { userId: string }) {
  const t = await getTranslations('workspaces');
  const opened = await listOpenedOrganisations(userId);
  if (opened.length === 0) return null;
  return (
    <Destinations title={t('organisations')}>
      {opened.map(({ name, slug, page }) => (
        <ButtonLink key={slug} href={`/o/${slug}/${page}`}>
          {name}
        </ButtonLink>
      ))}
    </Destinations>
  );
}
