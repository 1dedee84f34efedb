'use client';

import { useLocale } from 'next-intl';
import { emptyOrganisation, organisationSteps } from '@/app/organisations/wizard/organisation-steps';
import { postedProgress } from '@/app/organisations/wizard/posted-progress';
import type { Country } from '@/app/organisations/wizard/region-step';
import { Wizard } from '@/app/organisations/wizard/wizard';
import { useActionForm } from '@/components/form/use-action-form';
import type { FormAnswer } from '@/lib/platform/action-result';
import { languageOf } from '@/lib/platform/i18n/locales';
import { setupAction, setupFormAction } from './actions';
import { YouStep } from './you-step';

const schema = () => import('./inputs').then((module) => module.Setup);

/** The first organisation of the installation, then the account of its first owner. */
export function SetupWizard(props: {
  token: string;
  countries: readonly Country[];
  answer: FormAnswer | undefined;
}) {
  const { token, countries } = props;
  const [first, ...others] = organisationSteps(countries);
  const you = { id: 'you', fields: ['ownerName', 'email', 'password'], content: <YouStep /> } as const;
  const { from, answer } = postedProgress(props.answer, [first, ...others, you]);
  const { form, submit, error } = useActionForm(setupAction, schema, {
    defaultValues: {
      token,
      ...emptyOrganisation(languageOf(useLocale())),
      plan: 'enterprise',
      ownerName: '',
      email: '',
      password: '',
    },
    answer,
    onSuccess: ({ workspace }) => window.location.replace(`/w/${workspace}`),
  });
  return (
    <Wizard
      form={form}
      submit={submit}
      error={error}
      steps={[first, ...others, you]}
      plainAction={setupFormAction}
      hidden={<input type="hidden" name="token" value={token} />}
      from={from}
    />
  );
}
