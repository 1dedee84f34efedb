import { Avatar } from './avatar';

/**
 * Several people in little space: the first few overlap, followed by the number of the others. `label` names all of
 * them.
 */
export function AvatarStack(props: {
  people: readonly { id: string; name: string }[];
  total: number;
  label: string;
}) {
  const more = props.total - props.people.length;
  return (
    <span role="img" aria-label={props.label} title={props.label} className="flex items-center">
      {props.people.map(({ id, name }) => (
        <Avatar
          key={id}
          id={id}
          name={name}
          size={24}
          className="-ml-1.5 shadow-[0_0_0_2px_var(--surface)] first:ml-0"
        />
      ))}
      {more > 0 && (
        <span aria-hidden className="type-12 ml-1.5 text-ink-3">
          +{more}
        </span>
      )}
    </span>
  );
}
