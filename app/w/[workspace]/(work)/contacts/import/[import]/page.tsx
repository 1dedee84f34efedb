import { isSupportedCountry } from 'libphonenumber-js/min';
import { getLocale, getTranslations } from 'next-intl/server';
import { Page, PageBody, PageHead } from '@/components/shell/page';
import { Callout } from '@/components/ui/callout';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { orNotFound } from '@/lib/access/gate/or-not-found';
import { requireContext } from '@/lib/access/gate/page';
import { countryNames } from '@/lib/platform/countries';
import { listAvailability } from '@/lib/work/contacts/list-permissions';
import { listLists } from '@/lib/work/contacts/lists/list-lists';
import { type ImportView, viewImport } from '@/lib/work/imports/import-view';
import { reportImport } from '@/lib/work/imports/report';
import { FileNotes } from '../file-notes';
import { ImportReport } from '../import-report';
import { MappingForm } from '../mapping-form';
import type { PhoneCountry } from '../run-options';
import { RunningImport } from '../running-import';

/** An import in any state: in preparation, running, or finished. It can be left and opened again here. */
export default async function OneImportPage(props: PageProps<'/w/[workspace]/contacts/import/[import]'>) {
  const ctx = await requireContext(props.params, 'contacts.import');
  const { import: id } = await props.params;
  const t = await getTranslations('contacts');
  const found = await orNotFound(viewImport(ctx, id));
  const base = `/w/${ctx.workspace.slug}/contacts`;
  return (
    <Page>
      <PageHead
        title={t('import.title')}
        facts={t('import.facts', { file: found.filename, total: found.total })}
        trail={{ href: base, label: t('toList') }}
      />
      <PageBody className="grid max-w-form content-start gap-5 pt-2">
        {found.status === 'failed' && (
          <Callout tone="error" role="alert">
            {t('import.failed')}
          </Callout>
        )}
        <FileNotes notes={found.notes} />
        {found.status === 'done' ? (
          <ImportReport found={found} report={await reportImport(ctx, id)} workspace={ctx.workspace.slug} />
        ) : (
          <Availability
            found={found}
            workspace={ctx.workspace.slug}
            country={ctx.workspace.country}
            countries={phoneCountries(await getLocale())}
            lists={await listsFor(ctx)}
          />
        )}
      </PageBody>
    </Page>
  );
}

/** The countries whose numbers can be read, by their names. */
const phoneCountries = (locale: string): PhoneCountry[] =>
  countryNames(locale).flatMap(({ code, name }) => (isSupportedCountry(code) ? [{ code, name }] : []));

/** Lists are offered to people who may see them. */
async function listsFor(ctx: WorkspaceContext) {
  const { decision } = listAvailability(ctx.access, 'view');
  return decision.allowed ? (await listLists(ctx)).map(({ id, name }) => ({ id, name })) : [];
}

interface AvailabilityProps {
  found: ImportView;
  workspace: string;
  /** The country of the workspace. */
  country: string | null;
  countries: readonly PhoneCountry[];
  lists: readonly { id: string; name: string }[];
}

function Availability({ found, workspace, country, countries, lists }: AvailabilityProps) {
  if (found.status === 'receiving') return null;
  if (found.status === 'running' && !found.isStuck)
    return <RunningImport checked={found.checked} total={found.total} />;
  return (
    <MappingForm found={found} workspace={workspace} country={country} countries={countries} lists={lists} />
  );
}
