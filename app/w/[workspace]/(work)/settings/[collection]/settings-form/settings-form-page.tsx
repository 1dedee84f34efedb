import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { LiveRefresh } from '@/components/live/live';
import { Page, PageBody, PageHead } from '@/components/shell/page';
import { Parts } from '@/components/shell/part';
import { requireContext } from '@/lib/access/gate/page';
import { choicesFor, readSettings } from '@/lib/modules';
import { availability } from '@/lib/policy/might-ever';
import type { SettingsForm } from '@/lib/work/collections/settings-form';
import { SettingsFormFields } from './settings-form-fields';

/** The page of every settings form, which a workspace has once (S2.5, S2.20). */
export async function SettingsFormPage({
  params,
  settingsForm,
}: {
  params: Promise<{ workspace: string }>;
  settingsForm: SettingsForm;
}) {
  const { model } = await requireContext(params);
  if (!model.features.includes(settingsForm.id)) notFound();
  const ctx = await requireContext(params, settingsForm.needs.view);
  const [features, words] = [await getTranslations('features'), await getTranslations('collections')];
  return (
    <Page>
      <LiveRefresh topics={['settings']} />
      <PageHead title={features(`${settingsForm.id}.label`)} facts={words(`${settingsForm.id}.facts`)} />
      <PageBody>
        <Parts>
          <SettingsFormFields
            workspace={ctx.workspace.slug}
            settingsForm={settingsForm}
            seen={await readSettings(ctx, settingsForm.id)}
            choices={await choicesFor(ctx, settingsForm)}
            decision={availability(ctx.access, settingsForm.needs.update).decision}
          />
        </Parts>
      </PageBody>
    </Page>
  );
}
