import type { ComponentProps, ReactNode } from 'react';
import styles from './button.module.css';
import { Tooltip } from './tooltip';

export type ButtonVariant = 'primary' | 'secondary' | 'ghost' | 'danger';

export interface ButtonProps extends Omit<ComponentProps<'button'>, 'type'> {
  readonly variant?: ButtonVariant;
  readonly size?: 'normal' | 'small';
  /** Tinted: this way has been taken, this option is on. */
  readonly chosen?: boolean;
  readonly icon?: ReactNode;
  /** Why it cannot be pressed now; the button then stays reachable and says so. */
  readonly unavailable?: string | null;
  readonly tooltip?: ReactNode;
  readonly shortcut?: string;
  readonly type?: 'button' | 'submit';
}

export function Button({
  variant = 'secondary',
  size = 'normal',
  chosen = false,
  icon,
  unavailable,
  tooltip,
  shortcut,
  className,
  children,
  onClick,
  type = 'button',
  ...rest
}: ButtonProps) {
  const names = [styles.button, styles[variant], size === 'small' && styles.small, chosen && styles.chosen, className];
  const button = (
    <button
      {...rest}
      type={type}
      aria-disabled={unavailable ? true : rest['aria-disabled']}
      className={names.filter(Boolean).join(' ')}
      onClick={unavailable ? event => event.preventDefault() : onClick}
    >
      {icon}
      {children}
    </button>
  );
  const words = unavailable || tooltip;
  return words ? (
    <Tooltip content={words} shortcut={unavailable ? undefined : shortcut}>
      {button}
    </Tooltip>
  ) : (
    button
  );
}
