import { useEffect, useRef, useState } from 'react';
import styles from './name-field.module.css';

export interface NameFieldProps {
  readonly label: string;
  readonly name: string;
  /** null = left as it was. */
  readonly onDone: (name: string | null) => void;
}

/** A name being edited in its place: Enter and leaving keep it, Escape does not. */
export function NameField({ label, name, onDone }: NameFieldProps) {
  const [text, setText] = useState(name);
  const input = useRef<HTMLInputElement>(null);
  const done = useRef(false);
  useEffect(() => {
    input.current?.focus();
    input.current?.select();
  }, []);
  const finish = (result: string | null) => {
    if (done.current) return;
    done.current = true;
    onDone(result?.trim() ? result : null);
  };
  return (
    <input
      ref={input}
      className={styles.input}
      aria-label={label}
      value={text}
      maxLength={80}
      spellCheck={false}
      size={Math.max(12, Math.min(32, text.length + 2))}
      onChange={event => setText(event.target.value)}
      onBlur={() => finish(text)}
      onKeyDown={event => {
        if (event.key === 'Enter') finish(text);
        if (event.key === 'Escape') finish(null);
      }}
    />
  );
}
