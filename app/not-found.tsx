import { NotHere } from '@/components/shell/not-here';

export default function NotFoundPage() {
  return (
    <main className="grid min-h-full place-items-center bg-surface">
      <NotHere />
    </main>
  );
}
