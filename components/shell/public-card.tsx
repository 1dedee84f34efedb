import type { ReactNode } from 'react';

/** A public page for visitors from outside the console: a title and its content. */
export function PublicCard({ title, children }: { title: string | null; children: ReactNode }) {
  return (
    <main className="mx-auto grid min-h-dvh max-w-2xl content-start gap-6 bg-surface px-6 py-16 max-tablet:py-10">
      {title && <title>{title}</title>}
      <h1 className="type-28 text-balance break-words">{title}</h1>
      {children}
    </main>
  );
}
