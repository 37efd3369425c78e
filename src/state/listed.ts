/** Names in a row: "Chicago and Boston", "Chicago, Boston, Miami and 4 more". */
export function listed(names: readonly string[], most = 3): string {
  // Saying "and 1 more" takes no less room than the name.
  const shown = names.length === most + 1 ? names : names.slice(0, most);
  const rest = names.length - shown.length;
  const parts = rest > 0 ? [...shown, `${rest} more`] : shown;
  return parts.length > 1 ? `${parts.slice(0, -1).join(', ')} and ${parts[parts.length - 1]}` : (parts[0] ?? '');
}
