import type { ReactNode } from 'react';
import { PageTitle } from '@/components/shell/page-title';
import { Brand } from '@/components/ui/brand';

/** The frame of a wizard: brand, a link or two, the steps. */
export function WizardPage(props: { title: string; aside: ReactNode; children: ReactNode }) {
  return (
    <div className="flex h-full flex-col bg-surface max-desk:block max-desk:overflow-auto">
      <PageTitle name={props.title} />
      <header className="flex items-center justify-between gap-4 border-b px-10 py-5 max-desk:px-5">
        <Brand />
        {props.aside}
      </header>
      {props.children}
    </div>
  );
}
