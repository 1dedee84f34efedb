'use client';

import { Page } from '@/components/shell/page';
import { Failure } from '@/components/ui/failure';

/** The list could not be read; the menu around it still works. */
export default function CollectionError({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <Page>
      <div role="alert" className="grid flex-1 place-items-center">
        <Failure level={1} error={error} retry={retry} />
      </div>
    </Page>
  );
}
