/** How long the browser may take to begin a download before its address is given back, ms. */
const KEEP_URL_MS = 60_000;

/** Hands a finished file to the person as a download. */
export function saveFile(fileName: string, blob: Blob): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), KEEP_URL_MS);
}
