import styles from './mark.module.css';

/** Evenland's sign: one hex, four even parts. Decoration beside the name. */
export function Mark() {
  return (
    <svg className={styles.mark} width="20" height="20" viewBox="0 0 20 20" aria-hidden="true">
      <path d="M9.3 1.1v8.2H1.9V6.2a1.6 1.6 0 0 1 .8-1.4z" />
      <path d="M10.7 1.1v8.2h7.4V6.2a1.6 1.6 0 0 0-.8-1.4z" className={styles.light} />
      <path d="M1.9 10.7h7.4v8.2l-6.6-3.7a1.6 1.6 0 0 1-.8-1.4z" className={styles.light} />
      <path d="M10.7 10.7h7.4v3.1a1.6 1.6 0 0 1-.8 1.4l-6.6 3.7z" />
    </svg>
  );
}
