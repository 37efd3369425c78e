import { type RefObject, useLayoutEffect } from 'react';

const PROPERTY = '--notices-bottom';
const GAP = 8;

/**
 * Keeps messages above what stands at the lower edge of the map, so that a toast never covers a button: says in a
 * property of the root element how far from the bottom of the page they begin.
 */
export function useNoticeClearance(stack: RefObject<HTMLElement | null>, area: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const { style } = document.documentElement;
    const measure = () => {
      const box = stack.current?.getBoundingClientRect();
      if (box && box.height > 0) style.setProperty(PROPERTY, `${window.innerHeight - box.top + GAP}px`);
      else style.removeProperty(PROPERTY);
    };
    const observer = new ResizeObserver(measure);
    for (const element of [stack.current, area.current]) if (element) observer.observe(element);
    return () => {
      observer.disconnect();
      style.removeProperty(PROPERTY);
    };
  }, [stack, area]);
}
