import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { WizardPage } from '@/app/organisations/wizard/wizard-page';
import { LanguageLinks } from '@/components/shell/language-links';
import { formAnswer } from '@/lib/access/gate/form-answer';
import { isSetupOpen } from '@/lib/access/setup/complete-setup';
import { countryNames } from '@/lib/platform/countries';
import { SetupWizard } from './setup-wizard';

/** Open to who holds the token that the terminal printed, until someone has an account. */
export default async function SetupPage({ searchParams }: PageProps<'/setup'>) {
  const { token } = await searchParams;
  if (typeof token !== 'string' || !(await isSetupOpen(token))) notFound();
  const t = await getTranslations('setup');
  return (
    <WizardPage title={t('title')} aside={<LanguageLinks />}>
      <SetupWizard
        token={token}
        countries={countryNames(await getLocale())}
        answer={await formAnswer('setup')}
      />
    </WizardPage>
  );
}
