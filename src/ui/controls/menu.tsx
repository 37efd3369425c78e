import { Menu as Base } from '@base-ui/react/menu';
import { Check, ChevronRight } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import styles from './popup-list.module.css';

export interface MenuProps {
  /** The element that opens it: a Button or an IconButton. */
  readonly trigger: ReactElement;
  readonly children: ReactNode;
  readonly align?: 'start' | 'center' | 'end';
  readonly side?: 'top' | 'bottom' | 'left' | 'right';
  readonly open?: boolean;
  readonly onOpenChange?: (open: boolean) => void;
  /** Whether the trigger gets the focus back when the menu closes: not when what was chosen takes it. */
  readonly returnsFocus?: () => boolean;
}

/** A menu of commands; its children are MenuItem, MenuChoice, MenuSeparator, MenuGroup and SubMenu. */
export function Menu({
  trigger,
  children,
  align = 'start',
  side = 'bottom',
  open,
  onOpenChange,
  returnsFocus,
}: MenuProps) {
  return (
    <Base.Root modal={false} open={open} onOpenChange={onOpenChange}>
      <Base.Trigger render={trigger} />
      <MenuPopup align={align} side={side} returnsFocus={returnsFocus}>
        {children}
      </MenuPopup>
    </Base.Root>
  );
}

function MenuPopup({
  align,
  side,
  returnsFocus,
  children,
}: Pick<MenuProps, 'align' | 'side' | 'returnsFocus' | 'children'>) {
  return (
    <Base.Portal>
      <Base.Positioner className={styles.positioner} align={align} side={side} sideOffset={4} collisionPadding={8}>
        <Base.Popup className={styles.popup} finalFocus={returnsFocus}>
          {children}
        </Base.Popup>
      </Base.Positioner>
    </Base.Portal>
  );
}

export interface MenuItemProps {
  readonly children: ReactNode;
  readonly onSelect: () => void;
  readonly icon?: ReactNode;
  readonly shortcut?: string;
  readonly danger?: boolean;
  /** Why it cannot be done now: shown under the words. */
  readonly unavailable?: string | null;
  /** Plain words for type-ahead when the children are not text. */
  readonly label?: string;
}

export function MenuItem({ children, onSelect, icon, shortcut, danger, unavailable, label }: MenuItemProps) {
  return (
    <Base.Item
      className={styles.item}
      onClick={onSelect}
      disabled={Boolean(unavailable)}
      label={label}
      data-danger={danger ? '' : undefined}
    >
      {icon ? <span className={styles.icon}>{icon}</span> : null}
      <span className={styles.text}>
        {children}
        {unavailable ? <span className={styles.reason}>{unavailable}</span> : null}
      </span>
      {shortcut ? <span className={styles.detail}>{shortcut}</span> : null}
    </Base.Item>
  );
}

export interface MenuChoiceProps {
  readonly checked: boolean;
  readonly children: ReactNode;
  readonly onSelect: () => void;
  readonly detail?: ReactNode;
  readonly icon?: ReactNode;
  readonly label?: string;
}

/** One of several, with a check at the one that holds. */
export function MenuChoice({ checked, children, onSelect, detail, icon, label }: MenuChoiceProps) {
  return (
    <Base.CheckboxItem className={styles.item} checked={checked} onCheckedChange={onSelect} closeOnClick label={label}>
      <span className={styles.mark}>{checked ? <Check size={14} aria-hidden /> : null}</span>
      {icon}
      <span className={styles.text}>{children}</span>
      {detail ? <span className={styles.detail}>{detail}</span> : null}
    </Base.CheckboxItem>
  );
}

export function MenuSeparator() {
  return <Base.Separator className={styles.separator} />;
}

export function MenuGroup({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <Base.Group>
      <Base.GroupLabel className={styles.groupLabel}>{label}</Base.GroupLabel>
      {children}
    </Base.Group>
  );
}

export interface SubMenuProps {
  readonly label: string;
  readonly icon?: ReactNode;
  readonly children: ReactNode;
}

export function SubMenu({ label, icon, children }: SubMenuProps) {
  return (
    <Base.SubmenuRoot>
      <Base.SubmenuTrigger className={styles.item}>
        {icon ? <span className={styles.icon}>{icon}</span> : null}
        <span className={styles.text}>{label}</span>
        <ChevronRight size={14} aria-hidden />
      </Base.SubmenuTrigger>
      <MenuPopup align="start" side="right">
        {children}
      </MenuPopup>
    </Base.SubmenuRoot>
  );
}
