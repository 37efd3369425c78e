/**
 * Resolves after the messages that wait for this thread have been taken in: how long reading stays open to a cancel.
 * A message channel and not a timer, because browsers stretch nested timers to 4 ms.
 */
export function eventLoopTurn(): Promise<void> {
  return new Promise(resolve => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
