import { Avatar } from '@/components/ui/avatar';
import type { WorkspaceChoice } from '../menu-data';

/** A workspace with its tile, above its organisation's name or another line. */
export function WorkspaceName({ workspace, below }: { workspace: WorkspaceChoice; below?: string }) {
  return (
    <>
      <Avatar id={workspace.id} name={workspace.name} size={28} of="workspace" />
      <span className="min-w-0 flex-1">
        <b className="block truncate font-semibold text-ink leading-[18px]">{workspace.name}</b>
        <small className="block truncate font-normal text-[12px] text-ink-3 leading-4">
          {below ?? workspace.organisation}
        </small>
      </span>
    </>
  );
}
