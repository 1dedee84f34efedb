import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { LiveRefresh } from '@/components/shell/live';
import { Page, PageBody, PageHead } from '@/components/shell/page';
import { Parts } from '@/components/shell/part';
import { requireContext } from '@/lib/access/gate/page';
import { standing } from '@/lib/policy/might-ever';
import type { Sheet } from '@/lib/work/collections/settings-form';
import { choicesFor } from '@/lib/work/records/record-form';
import { readSheet } from '@/lib/work/records/settings-forms/read-settings';
import { SheetForm } from './sheet-form';

/** The page of every sheet: one form that the workspace has once (S2.5, S2.20). */
export async function SheetPage({ params, sheet }: { params: Promise<{ workspace: string }>; sheet: Sheet }) {
  const { model } = await requireContext(params);
  if (!model.features.includes(sheet.id)) notFound();
  const ctx = await requireContext(params, sheet.needs.view);
  const [features, words] = [await getTranslations('features'), await getTranslations('collections')];
  return (
    <Page>
      <LiveRefresh topics={['settings']} />
      <PageHead title={features(`${sheet.id}.label`)} facts={words(`${sheet.id}.facts`)} />
      <PageBody>
        <Parts>
          <SheetForm
            workspace={ctx.workspace.slug}
            sheet={sheet.id}
            seen={await readSheet(ctx, sheet.id)}
            choices={await choicesFor(ctx, sheet)}
            decision={standing(ctx.access, sheet.needs.update).decision}
          />
        </Parts>
      </PageBody>
    </Page>
  );
}
