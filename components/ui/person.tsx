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
    <div className="person">
      <Avatar {...avatar} className={cn('person-avatar', avatar.className)} />
      <div className="person-text">
        <div className="person-name">
          <span className="flex min-w-0 truncate">{name}</span>
          {badges}
        </div>
        {second && <div className="person-second">{second}</div>}
      </div>
    </div>
  );
}
