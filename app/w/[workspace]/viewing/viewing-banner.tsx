import { getTranslations } from 'next-intl/server';
import type { Viewing, WorkspaceContext } from '@/lib/access/context/context';
import { ViewingControls } from './viewing-controls';

/** The amber frame and line on every page while a person views as another (B6): who, until when, Renew and End. */
export async function ViewingBanner({ ctx, viewing }: { ctx: WorkspaceContext; viewing: Viewing }) {
  const t = await getTranslations('viewing');
  const roles = await getTranslations('roles');
  const { model, member, workspace } = ctx;
  const role = model.roles[member.role]?.words?.label ?? roles(`${model.id}.${member.role}.label`);
  return (
    <>
      <div
        aria-hidden
        data-screen-only
        className="pointer-events-none fixed inset-0 z-[60] border-3 border-amber"
      />
      <aside
        aria-label={t('banner')}
        className="flex flex-none flex-wrap items-center gap-x-3 gap-y-1 border-amber-line border-b bg-amber-soft px-4 py-2 text-amber-ink max-tablet:py-1.5"
      >
        <p className="type-13 min-w-0 flex-1 basis-56 [&_b]:font-semibold">
          {viewing.name === null
            ? t.rich('asAccess', { role, b: (words) => <b>{words}</b> })
            : t.rich('asMember', { name: viewing.name, role, b: (words) => <b>{words}</b> })}
        </p>
        <ViewingControls
          // A renewal moves the end, and begins the waiting for it again.
          key={viewing.until.getTime()}
          until={viewing.until}
          goTo={`/w/${workspace.slug}`}
        />
      </aside>
    </>
  );
}
