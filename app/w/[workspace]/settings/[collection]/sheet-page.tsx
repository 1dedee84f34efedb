import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { LiveRefresh } from '@/components/shell/live';
import { Page, PageBody, PageHead } from '@/components/shell/page';
import { Parts } from '@/components/shell/part';
import type { Sheet } from '@/lib/collections/sheet';
import { requireContext } from '@/lib/page';
import { standing } from '@/lib/policy/might-ever';
import { choicesFor } from '@/lib/services/records/form';
import { readSheet } from '@/lib/services/sheets/read';
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
