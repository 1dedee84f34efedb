import { getTranslations } from 'next-intl/server';
import { Page, PageBody, PageHead } from '@/components/shell/page';
import { ButtonLink } from '@/components/ui/button-link';
import { FileJson } from '@/components/ui/icons';
import { apiDocument } from '@/lib/access/api/document';
import { isOrganisationScope } from '@/lib/access/api-keys/scopes';
import { ownTypes } from '@/lib/access/authzen/own-types';
import { requireContext } from '@/lib/access/gate/page';
import { factsOf } from '@/lib/access/models/permissions';
import { decisionRecords, operations } from '@/lib/modules';
import { currentLanguage } from '@/lib/platform/i18n/current-language';
import { env } from '@/lib/platform/settings/settings';
import { DecisionPointPart } from './decision-point-part';
import { OperationPart } from './operation-part';
import { ReferenceRules } from './reference-rules';

/** The reference of the API: the operations of the workspace's model, from the document that programs read (KE2). */
export default async function ReferencePage(props: PageProps<'/w/[workspace]/settings/api-keys/reference'>) {
  const ctx = await requireContext(props.params, 'api-keys.view');
  const t = await getTranslations('apiReference');
  const origin = env().APP_ORIGIN;
  const offered = operations.filter(({ scope }) => {
    const feature = factsOf(scope)?.feature;
    return isOrganisationScope(scope) || (feature !== undefined && ctx.model.features.includes(feature));
  });
  // A record has a type here if the model has a feature of it.
  const records = decisionRecords.filter((kind) =>
    kind.features.some((feature) => ctx.model.features.includes(feature)),
  );
  const types = [...ownTypes, ...records.map(({ type }) => type)];
  const { paths } = await apiDocument(offered, origin, await currentLanguage());
  return (
    <Page>
      <PageHead
        title={t('title')}
        trail={{ href: `/w/${ctx.workspace.slug}/settings/api-keys`, label: t('back') }}
        facts={t('facts')}
        secondary={
          <ButtonLink
            href="/api/openapi.json"
            prefetch={false}
            target="_blank"
            icon={<FileJson aria-hidden />}
          >
            {t('document')}
          </ButtonLink>
        }
      />
      <PageBody className="grid content-start gap-8 pt-2">
        <ReferenceRules origin={origin} />
        {offered.map((operation) => {
          const method = operation.method.toLowerCase() as 'get';
          const described = paths[operation.path]?.[method];
          return described ? (
            <OperationPart key={operation.id} origin={origin} operation={operation} described={described} />
          ) : null;
        })}
        <DecisionPointPart origin={origin} workspace={ctx.workspace.slug} types={types} />
      </PageBody>
    </Page>
  );
}
