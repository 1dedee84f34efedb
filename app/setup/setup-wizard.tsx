'use client';

import { useLocale } from 'next-intl';
import { ModelStep } from '@/app/organisations/new/model-step';
import { NameStep } from '@/app/organisations/new/name-step';
import { PlanStep } from '@/app/organisations/new/plan-step';
import { type Country, RegionStep } from '@/app/organisations/new/region-step';
import { Wizard } from '@/app/organisations/new/wizard';
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
      name: '',
      workspaceName: '',
      country: '',
      locale: languageOf(useLocale()),
      timeZone: '',
      model: 'team-inbox',
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
        { id: 'name', fields: ['name', 'workspaceName'], content: <NameStep /> },
        {
          id: 'region',
          fields: ['country', 'locale', 'timeZone'],
          content: <RegionStep countries={countries} />,
        },
        { id: 'model', fields: ['model'], content: <ModelStep /> },
        { id: 'plan', fields: ['plan'], content: <PlanStep /> },
        { id: 'you', fields: ['ownerName', 'email', 'password'], content: <YouStep /> },
      ]}
    />
  );
}
