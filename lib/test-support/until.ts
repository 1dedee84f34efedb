import { setTimeout as pause } from 'node:timers/promises';

/**
 * Waits until the condition holds. For hooks, where `expect.poll` is refused; their timeout ends the wait.
 *
 * @param condition is asked 20 times a second
 */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await pause(50);
}
