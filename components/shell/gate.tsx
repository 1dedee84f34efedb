import type { ReactNode } from 'react';
import { Brand } from '@/components/ui/brand';
import { FieldOfGlyphs } from './internal/field-of-glyphs';
import { LanguageLinks } from './language-links';
import { PageTitle } from './page-title';

/**
 * The layout of sign-in, invitation, reset and workspace choice: the form at the left, the pattern of glyphs at the
 * right with `side` (the card *Your access*) on it. On phones `side` follows the form.
 */
export function Gate(props: {
  title: string;
  /** Replaces the title in the tab, where the browser history must not record it. */
  tab?: '';
  subtitle?: ReactNode;
  side?: ReactNode;
  children: ReactNode;
}) {
  return (
    <div className="grid h-full grid-cols-[minmax(480px,5fr)_6fr] max-desk:block max-desk:overflow-auto">
      <PageTitle name={props.tab ?? props.title} />
      <div className="relative flex min-h-0 flex-col overflow-auto border-r bg-surface px-10 py-7 max-desk:min-h-full max-desk:overflow-visible max-desk:border-r-0 max-desk:px-5 max-desk:py-5">
        <header>
          <Brand />
        </header>
        <main className="m-auto grid w-full max-w-[376px] gap-5 py-6 max-tablet:max-w-none">
          <div>
            <h1 className="type-28 text-balance max-tablet:type-22">{props.title}</h1>
            {props.subtitle && <p className="mt-1.5 text-ink-2">{props.subtitle}</p>}
          </div>
          {props.children}
        </main>
        <footer>
          <LanguageLinks />
        </footer>
      </div>
      <div
        className={
          props.side
            ? 'relative grid min-w-0 place-items-center overflow-hidden p-10 max-desk:px-5 max-desk:pt-0 max-desk:pb-8'
            : 'relative min-w-0 overflow-hidden max-desk:hidden'
        }
      >
        <div className="absolute inset-0 max-desk:hidden">
          <FieldOfGlyphs />
        </div>
        {props.side}
      </div>
    </div>
  );
}

/** "or", between two ways to sign in. */
export function GateDivider({ children }: { children: ReactNode }) {
  return (
    <p className="type-13 flex items-center gap-3 text-ink-3 before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
      {children}
    </p>
  );
}

/** A card on the pattern: a head, then sections. */
export function GateCard({ head, children }: { head: ReactNode; children: ReactNode }) {
  return (
    <aside className="relative w-full max-w-[440px] rounded-4 border bg-surface [&>section+section]:border-t [&>section]:px-6 [&>section]:pt-4 [&>section]:pb-5">
      <header className="flex items-center gap-3.5 border-b px-6 py-5">{head}</header>
      {children}
    </aside>
  );
}
