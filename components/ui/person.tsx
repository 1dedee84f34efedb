import type { ReactNode } from 'react';
import { Avatar, type AvatarProps } from './avatar';
import { cn } from './class-names';

/** A person in a row, a list or a dialog head: an avatar beside the name and a second line. */
export function Person({
  avatar,
  name,
  badges,
  second,
}: {
  avatar: AvatarProps;
  name: ReactNode;
  badges?: ReactNode;
  second?: ReactNode;
}) {
  return (
    <div className="flex min-w-0 items-center gap-3">
      <Avatar
        {...avatar}
        className={cn('in-data-compact:size-6 in-data-compact:text-[9.5px]', avatar.className)}
      />
      <div className="min-w-0 in-data-compact:flex in-data-compact:items-baseline in-data-compact:gap-2.5">
        <div className="flex min-w-0 items-center gap-1.5 font-medium in-data-compact:flex-none in-data-compact:max-w-[60%]">
          <span className="flex min-w-0 truncate">{name}</span>
          {badges}
        </div>
        {second && (
          <div className="type-13 flex min-w-0 items-center gap-1.5 overflow-hidden whitespace-nowrap text-ink-3">
            {second}
          </div>
        )}
      </div>
    </div>
  );
}
