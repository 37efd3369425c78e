import { Popover as Base } from '@base-ui/react/popover';
import type { ReactNode } from 'react';
import styles from './popover.module.css';

export interface AnchoredPopoverProps {
  readonly anchor: Element | { getBoundingClientRect(): DOMRect };
  readonly title: ReactNode;
  readonly children: ReactNode;
  readonly onClose: () => void;
  readonly side?: 'top' | 'bottom' | 'left' | 'right';
  readonly align?: 'start' | 'center' | 'end';
  /** px; 300 unless told. */
  readonly width?: number;
  /** px at the lower edge of the window that stay free when there is room above; 8 unless told. */
  readonly clearBelow?: number;
}

/** The card of a Popover for places that many elements share: mounted to open, tied to whichever element asked. */
export function AnchoredPopover({
  anchor,
  title,
  children,
  onClose,
  side = 'left',
  align = 'start',
  width = 300,
  clearBelow = 8,
}: AnchoredPopoverProps) {
  return (
    <Base.Root open onOpenChange={open => !open && onClose()}>
      <Base.Portal>
        <Base.Positioner
          className={styles.positioner}
          anchor={anchor}
          side={side}
          align={align}
          sideOffset={6}
          collisionPadding={{ top: 8, right: 8, left: 8, bottom: clearBelow }}
        >
          <Base.Popup className={styles.popup} style={{ width }}>
            <Base.Title className={styles.title}>{title}</Base.Title>
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
