'use client';

import { useLocale } from 'next-intl';
import { emptyOrganisation, organisationSteps } from '@/app/organisations/wizard/organisation-steps';
import type { Country } from '@/app/organisations/wizard/region-step';
import { Wizard } from '@/app/organisations/wizard/wizard';
import { useActionForm } from '@/components/form/use-action-form';
import { languageOf } from '@/lib/platform/i18n/locales';
import { setupAction } from './actions';
import { YouStep } from './you-step';

const schema = () => import('./inputs').then((module) => module.Setup);

/** The first organisation of the installation, then the account of its first owner. */
export function SetupWizard({ token, countries }: { token: string; countries: readonly Country[] }) {
  const { form, submit, error } = useActionForm(setupAction, schema, {
    defaultValues: {
      token,
      ...emptyOrganisation(languageOf(useLocale())),
      plan: 'enterprise',
      ownerName: '',
      email: '',
      password: '',
    },
    onSuccess: ({ workspace }) => window.location.replace(`/w/${workspace}`),
  });
  return (
    <Wizard
      form={form}
      submit={submit}
      error={error}
      steps={[
        ...organisationSteps(countries),
        { id: 'you', fields: ['ownerName', 'email', 'password'], content: <YouStep /> },
      ]}
    />
  );
}
