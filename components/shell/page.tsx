import type { CSSProperties, ReactNode } from 'react';
import { cn } from '@/components/ui/class-names';
import { DrawerButton } from './drawer-button';
import { HelpLink } from './help-link';
import { MoreActions } from './internal/more-actions';
import { PageTitle } from './page-title';
import { type Trail, TrailLink } from './trail';

/** A page beside the sidebar: head, toolbar, scrolling content, footer. It fills the height; its content scrolls. */
export function Page({ className, children }: { className?: string; children: ReactNode }) {
  return (
    <main
      id="main"
      tabIndex={-1}
      className={cn(
        'relative flex min-h-0 min-w-0 flex-1 flex-col bg-surface outline-none [--gutter:24px] max-tablet:[--gutter:16px]',
        className,
      )}
    >
      {children}
    </main>
  );
}

/**
 * Title with its count (also in the tab), one line of facts, help, and the actions, with at most one primary at the right
 * end. At 1024 px and less it is the app bar with the menu button; on phones the secondary actions move behind `…`.
 */
export function PageHead(props: {
  title: string;
  /** The list that the page belongs to: a link above the title, or an arrow in the app bar. */
  trail?: Trail;
  count?: ReactNode;
  facts?: ReactNode;
  secondary?: ReactNode;
  primary?: ReactNode;
}) {
  return (
    <header className="flex-none px-(--gutter) pt-5 pb-3.5 max-desk:px-0 max-desk:pt-0 max-desk:pb-2.5">
      <PageTitle name={props.title} />
      {props.trail && <TrailLink trail={props.trail} className="mb-1 max-desk:hidden" />}
      {/* On phones the title keeps its room; a primary action with a long label goes to the next line. */}
      <div className="flex items-start gap-2 max-tablet:flex-wrap max-desk:min-h-14 max-desk:items-center max-desk:gap-1 max-desk:border-b max-tablet:py-1.5 max-desk:pr-3 max-desk:pl-1">
        <DrawerButton />
        {props.trail && <TrailLink trail={props.trail} isArrow className="desk:hidden" />}
        <h1
          className={cn(
            'type-22 flex min-w-0 flex-1 items-baseline gap-2 max-tablet:flex-wrap max-desk:gap-1.5 max-desk:text-[17px] max-desk:leading-6 max-tablet:max-w-[calc(100%-var(--beside))] max-tablet:flex-[1_0_auto]',
          )}
          style={{ '--beside': `${besideTitle(props)}px` } as CSSProperties}
        >
          <span className="truncate max-desk:line-clamp-2 max-desk:whitespace-normal max-desk:break-words">
            {props.title}
          </span>
          {props.count !== undefined && (
            <span className="flex-none font-medium text-[16px] text-ink-3 leading-[22px] tracking-normal max-desk:text-[13px]">
              {props.count}
            </span>
          )}
        </h1>
        <HelpLink />
        {props.secondary && (
          <>
            <div data-screen-only className="flex items-center gap-2 max-tablet:hidden">
              {props.secondary}
            </div>
            <MoreActions>{props.secondary}</MoreActions>
          </>
        )}
        {props.primary && (
          <div data-screen-only className="contents max-tablet:ml-auto max-tablet:flex max-tablet:gap-2">
            {props.primary}
          </div>
        )}
      </div>
      {props.facts && (
        <p className="mt-0.5 text-ink-2 max-desk:mt-2.5 max-desk:px-(--gutter) max-tablet:text-[13px] max-tablet:leading-[18px]">
          {props.facts}
        </p>
      )}
    </header>
  );
}

/** The width that a phone's app bar needs beside the title: menu, arrow, help and `…`, with their gaps. */
function besideTitle({ trail, secondary }: { trail?: Trail; secondary?: ReactNode }) {
  return 92 + (trail ? 48 : 0) + (secondary ? 48 : 0);
}

/** Search at the left, then filters (scrolling sideways on phones), then the content of the right end. */
export function Toolbar(props: { search?: ReactNode; filters?: ReactNode; end?: ReactNode }) {
  return (
    <div data-toolbar className="flex flex-none items-center gap-2 px-(--gutter) pb-3 max-tablet:flex-wrap">
      {props.search}
      {props.filters && (
        <div
          data-screen-only
          className="flex min-w-0 items-center gap-2 max-tablet:-mx-4 max-tablet:w-screen max-tablet:overflow-x-auto max-tablet:px-4 max-tablet:py-0.5 max-tablet:[scrollbar-width:none]"
        >
          {props.filters}
        </div>
      )}
      <span className="flex-1 max-tablet:hidden" />
      {props.end}
    </div>
  );
}

/** The line below the scrolling content. */
export function PageFoot({ children }: { children: ReactNode }) {
  return (
    <footer className="type-13 flex h-12 flex-none items-center gap-4 border-t bg-surface px-(--gutter) text-ink-2 max-tablet:h-14">
      {children}
    </footer>
  );
}

/**
 * The scrolling content of a page that is not a list: forms, cards, text. It scrolls over the whole width, however narrow
 * its content is; and it is positioned, so that texts for screen readers scroll with it instead of lengthening the document.
 */
export function PageBody({ className, children }: { className?: string; children: ReactNode }) {
  return (
    <div className="relative min-h-0 flex-1 overflow-auto px-(--gutter) pb-8">
      {className ? <div className={className}>{children}</div> : children}
    </div>
  );
}
