import type { Locale } from '@/lib/platform/i18n/locales';
import { ModelStep } from './model-step';
import { NameStep } from './name-step';
import { PlanStep } from './plan-step';
import { type Country, RegionStep } from './region-step';

/** The steps that every new organisation takes, in their order. The wizard adds who owns it. */
export const organisationSteps = (countries: readonly Country[]) =>
  [
    { id: 'name', fields: ['name', 'workspaceName'], content: <NameStep /> },
    {
      id: 'region',
      fields: ['country', 'locale', 'timeZone'],
      content: <RegionStep countries={countries} />,
    },
    { id: 'model', fields: ['model'], content: <ModelStep /> },
    { id: 'plan', fields: ['plan'], content: <PlanStep /> },
  ] as const;

/** What the form of a new organisation holds at first; the region is proposed from the browser. */
export const emptyOrganisation = (locale: Locale) => ({
  name: '',
  workspaceName: '',
  country: '',
  locale,
  timeZone: '',
  model: 'team-inbox',
});
