import { LanguageLinks } from './language-links';
import { PublicCard } from './public-card';

/** The answer to a public address that leads nowhere: what can be done, for a visitor without a start page to go to. */
export function DeadEnd({ title, lead }: { title: string; lead: string }) {
  return (
    <PublicCard title={title}>
      <p>{lead}</p>
      <LanguageLinks />
    </PublicCard>
  );
}
