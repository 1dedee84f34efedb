import { getTranslations } from 'next-intl/server';
import { Page, PageBody, PageHead } from '@/components/shell/page';
import { Callout } from '@/components/ui/callout';
import { requireOrganisation } from '@/lib/access/gate/page';
import { modelOf } from '@/lib/access/models/registry';
import { viewModelLock } from '@/lib/access/organisations/model-lock';
import { ModelForm } from './model-form';
import { ModelShown } from './model-shown';

/** The access model of the organisation: to be chosen again until people or work exist (280). */
export default async function AccessModelPage({ params }: PageProps<'/o/[organisation]/access-model'>) {
  const ctx = await requireOrganisation(params, 'access-model');
  const lock = await viewModelLock(ctx);
  const t = await getTranslations('accessModel');
  const { slug, model } = ctx.organisation;
  return (
    <Page>
      <PageHead title={t('title')} facts={t('facts', { calls: modelOf(model).calls ?? 'workspace' })} />
      <PageBody className="grid content-start gap-5 pt-2">
        <Callout className="max-w-wide">
          {lock === null && t('open')}
          {lock === 'people' && t('closedPeople')}
          {lock === 'made' && t('closedMade')}
        </Callout>
        {lock === null ? (
          <ModelForm key={model} organisation={slug} model={model} />
        ) : (
          <ModelShown model={model} />
        )}
      </PageBody>
    </Page>
  );
}
