'use client';

import { Failure } from '@/components/ui/failure';

export default function ErrorPage({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <main className="grid min-h-full place-items-center bg-surface">
      <div role="alert">
        <Failure level={1} error={error} retry={retry} />
      </div>
    </main>
  );
}
