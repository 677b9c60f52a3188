import { useEffect, useState } from 'preact/hooks';
import { usePage } from '../ui/page-context';

/** Milliseconds since then; renders again when each of the marks has been reached. */
export function useElapsed(since: number, marks: readonly number[]): number {
  const { now } = usePage();
  const [, render] = useState<unknown>(null);
  const elapsed = now() - since;
  useEffect(() => {
    const next = marks.find((mark) => mark > elapsed);
    if (next === undefined) return undefined;
    const timer = setTimeout(() => {
      render({});
    }, next - elapsed);
    return () => {
      clearTimeout(timer);
    };
  });
  return elapsed;
}
