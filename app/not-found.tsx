import { NotHere } from '@/components/shell/not-here';
import { hasPeople } from '@/lib/access/setup/complete-setup';
import { NotSetUp } from './not-set-up';

export default async function NotFoundPage() {
  if (!(await hasPeople())) return <NotSetUp />;
  return (
    <main className="grid min-h-full place-items-center bg-surface">
      <NotHere />
    </main>
  );
}
