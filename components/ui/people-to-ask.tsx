/** People with their addresses, each as a link that begins a mail to them. */
export function PeopleToAsk({
  title,
  people,
}: {
  title: string;
  people: readonly { name: string; email: string }[];
}) {
  if (people.length === 0) return null;
  return (
    <section className="grid gap-1.5">
      <h2 className="type-13 text-ink-2">{title}</h2>
      <ul className="grid gap-1">
        {people.map(({ name, email }) => (
          <li key={email} className="flex flex-wrap gap-x-2">
            <span className="font-medium">{name}</span>
            <a href={`mailto:${email}`} className="link min-w-0 break-all">
              {email}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
