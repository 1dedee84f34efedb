'use client';

import { Page } from '@/components/shell/page';
import { Failure } from '@/components/ui/failure';

/** Shown when a page of the workspace failed: menu and shell stay, and so does the state of other pages. */
export default function WorkspaceErrorPage({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <Page>
      <div role="alert" className="grid min-h-0 flex-1 place-items-center overflow-auto">
        <Failure level={1} error={error} retry={retry} />
      </div>
    </Page>
  );
}
