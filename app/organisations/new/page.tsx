import Link from 'next/link';
import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { WizardPage } from '@/app/organisations/wizard/wizard-page';
import { requirePerson } from '@/lib/access/gate/page';
import { mayOpenOrganisations } from '@/lib/access/organisations/open-organisation';
import { countryNames } from '@/lib/platform/countries';
import { OrganisationWizard } from './organisation-wizard';

/** Creates another organisation with any access model, for a person who administers one already. */
export default async function NewOrganisationPage() {
  const person = await requirePerson();
  if (!(await mayOpenOrganisations(person))) notFound();
  const t = await getTranslations('newOrganisation');
  const leave = (
    <Link href="/workspaces" className="link">
      {t('leave')}
    </Link>
  );
  return (
    <WizardPage title={t('title')} aside={leave}>
      <OrganisationWizard
        me={{ name: person.name, email: person.email }}
        countries={countryNames(await getLocale())}
      />
    </WizardPage>
  );
}
