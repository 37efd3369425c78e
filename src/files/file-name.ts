/**
 * A name that every system takes as a file name: "US field sales 2027" and "territories.geojson" give
 * `us-field-sales-2027-territories.geojson`.
 */
export function exportFileName(projectName: string, kind: string): string {
  const slug = projectName
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/g, '');
  return slug ? `${slug}-${kind}` : kind;
}
