import type { ComponentProps, ReactNode } from 'react';
import styles from './icon-button.module.css';
import { Tooltip, type TooltipProps } from './tooltip';

export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'type' | 'children'> {
  /** Its name for everybody: tooltip and screen reader. */
  readonly label: string;
  readonly icon: ReactNode;
  /** Longer words than the label for the tooltip. */
  readonly tooltip?: ReactNode;
  readonly shortcut?: string;
  /** A tool that is in use: drawn in ink. Leave out for plain buttons. */
  readonly pressed?: boolean;
  readonly size?: 'normal' | 'small';
  readonly unavailable?: string | null;
  readonly side?: TooltipProps['side'];
}

export function IconButton({
  label,
  icon,
  tooltip,
  shortcut,
  pressed,
  size = 'normal',
  unavailable,
  side,
  className,
  onClick,
  ...rest
}: IconButtonProps) {
  const names = [styles.button, size === 'small' && styles.small, pressed && styles.pressed, className];
  return (
    <Tooltip content={unavailable ? `${label}: ${unavailable}` : (tooltip ?? label)} shortcut={shortcut} side={side}>
      <button
        {...rest}
        type="button"
        aria-label={label}
        aria-pressed={pressed}
        aria-disabled={unavailable ? true : rest['aria-disabled']}
        className={names.filter(Boolean).join(' ')}
        onClick={unavailable ? event => event.preventDefault() : onClick}
      >
        {icon}
      </button>
    </Tooltip>
  );
}
