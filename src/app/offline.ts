/** Keeps the app on the device after the first visit; a browser without service workers just needs the network again. */
export async function keepForOffline(appUrl: string): Promise<void> {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  try {
    await navigator.serviceWorker.register(new URL('sw.js', appUrl), { scope: appUrl, type: 'module' });
  } catch {
    // Refused (private window, no secure origin): the app works, only not offline.
  }
}
