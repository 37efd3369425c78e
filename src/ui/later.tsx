import { type ComponentType, lazy, Suspense } from 'react';

/**
 * A part of the screen that few need at once: its code is fetched when it is first shown, or before by `prefetch`.
 * Nothing is shown in between, which takes a moment (offline it comes from the device).
 */
export function later<Props extends object>(fetchPart: () => Promise<ComponentType<Props>>) {
  const Part = lazy(async () => ({ default: await fetchPart() }));
  const Later = (props: Props) => (
    <Suspense>
      <Part {...props} />
    </Suspense>
  );
  const prefetch = () => void fetchPart().catch(() => undefined);
  return Object.assign(Later, { prefetch });
}
