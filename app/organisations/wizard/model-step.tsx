'use client';

import { useController } from 'react-hook-form';
import { ModelChoice } from './model-choice';

export function ModelStep() {
  const { field } = useController({ name: 'model' });
  return <ModelChoice value={field.value} onChange={field.onChange} />;
}
