import Link from 'next/link';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { PageTitle } from '@/components/shell/page-title';
import { Brand } from '@/components/ui/brand';
import { requirePerson } from '@/lib/access/gate/page';
import { mayOpenOrganisations } from '@/lib/access/organisations/open-organisation';
import { Wizard } from './wizard';

/** Creates another organisation with any access model, for a person who administers one already. */
export default async function NewOrganisationPage() {
  const person = await requirePerson();
  if (!(await mayOpenOrganisations(person))) notFound();
  const t = await getTranslations('newOrganisation');
  return (
    <div className="flex h-full flex-col bg-surface max-desk:block max-desk:overflow-auto">
      <PageTitle name={t('title')} />
      <header className="flex items-center gap-4 border-b px-10 py-5 max-desk:px-5">
        <Brand />
        <Link href="/workspaces" className="link ml-auto">
          {t('leave')}
        </Link>
      </header>
      <Wizard me={{ name: person.name, email: person.email }} />
    </div>
  );
}
