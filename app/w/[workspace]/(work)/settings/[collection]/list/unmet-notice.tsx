import { getTranslations } from 'next-intl/server';
import { pageOf } from '@/app/w/[workspace]/feature-pages';
import { ButtonLink } from '@/components/ui/button-link';
import { Callout } from '@/components/ui/callout';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { factsOf } from '@/lib/access/models/permissions';
import { availability } from '@/lib/policy/might-ever';
import type { Collection } from '@/lib/work/collections/definition';
import { unmetFlags } from '@/lib/work/collections/permissions';

/**
 * The requirements that the workspace does not meet, so that records cannot be activated, with links to fix them
 * (S2.19).
 */
export async function UnmetNotice({ ctx, collection }: { ctx: WorkspaceContext; collection: Collection }) {
  const unmet = unmetFlags(ctx.access, collection);
  if (unmet.length === 0) return null;
  const t = await getTranslations();
  return (
    <div className="grid gap-2 px-(--gutter) pb-3">
      {unmet.map(({ id, metBy }) => {
        const feature = metBy && availability(ctx.access, metBy).state === 'open' && factsOf(metBy)?.feature;
        const page = feature && pageOf(feature);
        return (
          <Callout key={id}>
            <div className="flex items-center gap-3 max-tablet:flex-wrap">
              <p className="flex-1">{t(`requirements.${ctx.model.id}.${id}`)}</p>
              {page && (
                <ButtonLink size="sm" href={`/w/${ctx.workspace.slug}/${page.path}`}>
                  {t(`features.${feature}.label`)}
                </ButtonLink>
              )}
            </div>
          </Callout>
        );
      })}
    </div>
  );
}
