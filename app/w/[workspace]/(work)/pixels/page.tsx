import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { ListPage } from '@/components/data-table/list-page';
import { requireContext } from '@/lib/access/gate/page';
import { availability } from '@/lib/policy/might-ever';
import { listPixels } from '@/lib/work/pixels/list-pixels';
import { pixelSearch } from '@/lib/work/pixels/pixel-search';
import { AddPixel } from './add-pixel';
import { PixelsSkeleton, PixelsTable } from './pixels-table';

/** Pixels (S3.1–S3.3): all of the account, or those assigned to the actor. */
export default async function PixelsPage(props: PageProps<'/w/[workspace]/pixels'>) {
  const ctx = await requireContext(props.params, 'pixels.view');
  const search = pixelSearch.parse(await props.searchParams);
  const pixels = listPixels(ctx, search); // not awaited: it streams below
  const t = await getTranslations('pixels');
  const { slug } = ctx.workspace;
  return (
    <ListPage
      topics={['work']}
      title={t('title')}
      facts={t('facts')}
      primary={<AddPixel workspace={slug} availability={availability(ctx.access, 'pixels.create')} />}
      search={t('search')}
    >
      <Suspense fallback={<PixelsSkeleton />}>
        <PixelsTable pixels={pixels} workspace={slug} q={search.q} />
      </Suspense>
    </ListPage>
  );
}
