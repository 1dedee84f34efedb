import { hasPeople } from '@/lib/access/setup/complete-setup';
import { Missing } from './missing';
import { NotSetUp } from './not-set-up';

export default async function NotFoundPage() {
  if (!(await hasPeople())) return <NotSetUp />;
  return (
    <main className="grid min-h-full place-items-center bg-surface">
      <div>
        <Missing />
      </div>
    </main>
  );
}
